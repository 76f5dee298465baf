// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import java.io.IOException;
import java.nio.file.Path;

/// Opens a file in another JVM and prints what it got.
final class OpenFrozen {

  private OpenFrozen() {}

  /// Opens it.
  ///
  /// @param arguments the path
  public static void main(String[] arguments) {
    try (FrozenFile file = FrozenFile.open(Path.of(arguments[0]))) {
      System.out.println(file.byteSize() + " bytes, " + file.guarantee());
    } catch (IOException e) {
      System.out.println(e.getMessage());
    }
  }
}
