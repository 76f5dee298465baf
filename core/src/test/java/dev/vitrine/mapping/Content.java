// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.Format;
import dev.vitrine.VerifyContext;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/// Bytes for files, and the format that accepts them all.
final class Content {

  private Content() {}

  /// {@return bytes without a pattern, the same for the same size}
  static byte[] random(int byteSize) {
    byte[] bytes = new byte[byteSize];
    new Random(byteSize).nextBytes(bytes);
    return bytes;
  }

  /// {@return a new file with those bytes}
  static Path file(Path folder, String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  static void assertHolds(FrozenFile file, byte[] expected) {
    assertThat(bytes(file.segment())).isEqualTo(expected);
    assertThat(file.byteSize()).isEqualTo(expected.length);
  }

  static byte[] bytes(FrozenSegment segment) {
    return segment.bytes().toArray(ValueLayout.JAVA_BYTE);
  }

  /// Accepts everything and copies it to the heap.
  static final class Anything implements Format<byte[]> {
    @Override
    public String name() {
      return "anything/1";
    }

    @Override
    public byte[] verify(FrozenSegment segment, VerifyContext context) {
      return bytes(segment);
    }
  }
}
