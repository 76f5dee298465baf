// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.spi.ToolProvider;

/// Compiles a class of a module of somebody else's, which requires this one.
final class Javac {

  private Javac() {}

  /// {@return whether there is a compiler in this JVM, and this module comes as a module}
  static boolean isPresent() {
    return ToolProvider.findFirst("javac").isPresent() && Javac.class.getModule().isNamed();
  }

  /// {@return the compiler's complaints, each with its key; empty if it compiled}
  ///
  /// @param folder empty, for sources and classes
  /// @param source of the class `outsider.Outsider`
  static String compile(Path folder, String source) throws IOException {
    Path file = Files.createDirectories(folder.resolve("outsider")).resolve("Outsider.java");
    Files.writeString(file, source);
    Path module = folder.resolve("module-info.java");
    Files.writeString(module, "module outsider { requires dev.vitrine.core; }");
    StringWriter complaints = new StringWriter();
    PrintWriter out = new PrintWriter(complaints);
    int status =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(
                out,
                out,
                "-XDrawDiagnostics",
                "-proc:none",
                "--module-path",
                classes().toString(),
                "-d",
                folder.resolve("classes").toString(),
                module.toString(),
                file.toString());
    return status == 0 ? "" : complaints.toString();
  }

  /// {@return where the classes of this module are}
  static Path classes() {
    try {
      return Path.of(
          VerifiedView.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
