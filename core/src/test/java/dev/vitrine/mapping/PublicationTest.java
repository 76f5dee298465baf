// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.testing.OnLinux;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicationTest {

  private static final int BYTES = 200_000;

  @TempDir private Path folder;

  @Test
  void writesAndReplaces() throws IOException {
    Path target = folder.resolve("file");
    Publication.write(target, out -> out.write("old".getBytes(UTF_8)));
    assertThat(target).hasContent("old");
    Publication.write(target, out -> out.write("new".getBytes(UTF_8)));
    assertThat(target).hasContent("new");
    assertThatNothingElseIsLeft();
  }

  @Test
  void failingContentLeavesTheTargetAsItWas() throws IOException {
    Path target = folder.resolve("file");
    Publication.write(target, out -> out.write("old".getBytes(UTF_8)));
    assertThatThrownBy(() ->
            Publication.write(
                target,
                out -> {
                  out.write("half".getBytes(UTF_8));
                  throw new IOException("no more");
                }))
        .hasMessage("no more");
    assertThat(target).hasContent("old");
    assertThatNothingElseIsLeft();
  }

  /// A reader of a file that is rewritten in place would see pieces of two contents.
  @Test
  void readersNeverSeeAHalfWrittenFile() throws Exception {
    Path target = folder.resolve("file");
    Publication.write(target, out -> out.write(filled((byte) 0)));
    AtomicBoolean done = new AtomicBoolean();
    Thread writer =
        Thread.ofPlatform()
            .start(() -> {
              for (int i = 1; i <= 50; i++) {
                publish(target, (byte) i);
              }
              done.set(true);
            });
    int seen = 0;
    while (!done.get()) {
      try (FrozenFile file = FrozenFile.open(target)) {
        byte[] bytes = file.segment().bytes().toArray(ValueLayout.JAVA_BYTE);
        assertThat(bytes).isEqualTo(filled(bytes[0]));
        seen++;
      }
    }
    writer.join();
    assertThat(seen).isPositive();
  }

  @Nested
  @OnLinux
  class Verified {
    @Test
    void nothingIsPublishedWhereTheFileCannotBeSealed() throws IOException {
      Path target = Files.writeString(folder.resolve("file"), "old");
      try {
        String digest = Publication.writeVerity(target, out -> out.write(1));
        assertThat(Verity.measure(target)).contains(digest);
      } catch (IOException e) { // no fs-verity here
        assertThat(e).hasMessageStartingWith("seal: ");
        assertThat(target).hasContent("old");
      }
    }
  }

  private static void publish(Path target, byte value) {
    try {
      Publication.write(target, out -> out.write(filled(value)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] filled(byte value) {
    byte[] bytes = new byte[BYTES];
    Arrays.fill(bytes, value);
    return bytes;
  }

  private void assertThatNothingElseIsLeft() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("file"));
    }
  }
}
