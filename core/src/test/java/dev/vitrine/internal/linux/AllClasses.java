// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// A program that initialises each class of the package and then prints the state of the kernel.
public final class AllClasses {

  private AllClasses() {}

  /// Runs the program.
  ///
  /// @param arguments the directory with the compiled classes of the package
  public static void main(String[] arguments) throws Exception {
    String packageName = AllClasses.class.getPackageName();
    int count = 0;
    try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (name.matches("[A-Z].*\\.class")) {
          Class.forName(packageName + "." + name.substring(0, name.length() - ".class".length()));
          count++;
        }
      }
    }
    System.out.println(count + " " + Kernel.current());
    try {
      System.out.println("pages of " + Pages.size());
    } catch (UnsupportedOperationException e) {
      System.out.println("refused: " + e.getMessage());
    }
    try (Fd fd = OpenFile.open(Path.of("/"), OpenFile.O_RDONLY)) {
      System.out.println("opened " + fd);
    } catch (UnsupportedOperationException e) {
      System.out.println("refused: " + e.getMessage());
    }
  }
}
