// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;

/// The other process of [SealedMemoryTest]: prints what it got, and what it could do to it.
final class ReadSealed {

  private ReadSealed() {}

  /// Takes `socket PATH` or `path PATH`.
  public static void main(String[] arguments) throws IOException {
    Path path = Path.of(arguments[1]);
    if (arguments[0].equals("socket")) {
      try (SealedMemory memory = SealedMemory.receive(path);
          FrozenFile file = memory.freeze()) {
        print(file, memory.descriptorPath());
      }
    } else {
      try (FrozenFile file = FrozenFile.open(path)) {
        print(file, path);
      }
    }
  }

  private static void print(FrozenFile file, Path path) {
    String text = new String(file.segment().bytes().toArray(ValueLayout.JAVA_BYTE), UTF_8);
    System.out.println(file.guarantee().mechanism() + " " + file.guarantee().strength());
    System.out.println(text);
    try (OutputStream writer = Files.newOutputStream(path)) {
      writer.write('x');
      System.out.println("written");
    } catch (IOException e) {
      System.out.println("refused");
    }
  }
}
