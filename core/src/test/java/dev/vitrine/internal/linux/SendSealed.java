// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import java.lang.foreign.Arena;
import java.nio.file.Path;

/// A program that hands a sealed memory file to the process that listens at a path, and ends.
public final class SendSealed {

  private SendSealed() {}

  /// Runs the program.
  ///
  /// @param arguments the path, and the text to put into the file
  public static void main(String[] arguments) throws Exception {
    try (Arena arena = Arena.ofConfined();
        Fd memory = Memfd.create("sent");
        Fd socket = UnixSocket.connect(Path.of(arguments[0]))) {
      FileOutput.write(memory, arena.allocateFrom(arguments[1]));
      Seals.add(memory, Seals.FROZEN);
      ScmRights.send(socket, memory, "sealed ä");
    }
  }
}
