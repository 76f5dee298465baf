// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.mapping.LiveRegion.Ordering;
import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LiveRegionTest {

  @ParameterizedTest
  @EnumSource
  void regionsWithoutAFileAreSharedByThreads(Ordering ordering) throws Exception {
    try (LiveRegion region = LiveRegion.allocate(16)) {
      Thread writer =
          Thread.ofPlatform()
              .start(() -> {
                region.setLong(0, 42, ordering);
                region.setInt(8, 7, ordering);
              });
      writer.join();
      assertThat(region.getLong(0, ordering)).isEqualTo(42);
      assertThat(region.getInt(8, ordering)).isEqualTo(7);
      FrozenSegment snapshot = region.snapshot(0, 8);
      region.setLong(0, 43, ordering);
      assertThat(snapshot.bytes().get(ValueLayout.JAVA_LONG, 0)).isEqualTo(42);
      assertThat(region.overlaps(region)).isTrue();
    }
  }

  @Test
  void privateRegionsDoNotShowWhatOthersWrite() throws IOException {
    try (LiveRegion mine = LiveRegion.openPrivate(file, 4096, 8);
        LiveRegion theirs = LiveRegion.openWritable(file, 4096, 8)) {
      theirs.setLong(0, 1, Ordering.VOLATILE);
      assertThat(mine.getLong(0, Ordering.VOLATILE)).isEqualTo(42);
      mine.setLong(0, 2, Ordering.VOLATILE);
      assertThat(theirs.getLong(0, Ordering.VOLATILE)).isEqualTo(1);
      assertThat(mine.overlaps(theirs)).isFalse();
    }
    assertThatThrownBy(() -> LiveRegion.openPrivate(file, 8190, 8))
        .isInstanceOf(EOFException.class);
  }

  @TempDir private Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void write() throws IOException {
    byte[] bytes = new byte[8192];
    ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).putLong(4096, 42).putInt(8, 7);
    file = Files.write(folder.resolve("shared"), bytes);
  }

  @Test
  void showsWhatOthersWrite() throws IOException {
    try (LiveRegion reader = LiveRegion.open(file, 4096, 4096);
        LiveRegion writer = LiveRegion.openWritable(file, 0, 8192)) {
      assertThat(reader.getLong(0, Ordering.VOLATILE)).isEqualTo(42);
      writer.setLong(4096, 43, Ordering.VOLATILE);
      assertThat(reader.getLong(0, Ordering.ACQUIRE_RELEASE)).isEqualTo(43);
      writer.setLong(4104, 44, Ordering.ACQUIRE_RELEASE);
      assertThat(reader.getLong(8, Ordering.OPAQUE)).isEqualTo(44);
      writer.setInt(8188, 45, Ordering.ACQUIRE_RELEASE);
      assertThat(reader.getInt(4092, Ordering.ACQUIRE_RELEASE)).isEqualTo(45);
      assertThat(writer.getInt(8, Ordering.ACQUIRE_RELEASE)).isEqualTo(7);
    }
  }

  @Test
  void snapshotDoesNotChangeAnyMore() throws IOException {
    try (LiveRegion region = LiveRegion.openWritable(file, 4096, 4096)) {
      FrozenSegment before = region.snapshot(0, 8);
      region.setLong(0, 99, Ordering.VOLATILE);
      assertThat(before.bytes().get(ValueLayout.JAVA_LONG, 0)).isEqualTo(42);
      assertThat(before.fileOffset()).isEqualTo(4096);
      FrozenSegment after = region.snapshot(0, 8);
      assertThat(after.bytes().get(ValueLayout.JAVA_LONG, 0)).isEqualTo(99);
      assertThat(after.guarantee().mechanism()).isEqualTo(Mechanism.PRIVATE_COPY);
    }
  }

  /// A writer that never rests: what was copied is one content, which can be verified and stays so.
  @Test
  void snapshotStaysWhileAnotherProcessKeepsWriting() throws Exception {
    Process writer =
        new ProcessBuilder(
                "sh",
                "-c",
                "i=0; while [ $i -lt 500 ]; do i=$((i+1));"
                    + " printf '%08192d' $i | dd of=\"$1\" conv=notrunc status=none; done",
                "writer",
                file.toString())
            .start();
    try (LiveRegion region = LiveRegion.open(file, 0, 8192)) {
      int changes = 0;
      FrozenSegment last = region.snapshot(0, 8192);
      while (writer.isAlive()) {
        byte[] first = last.bytes().toArray(ValueLayout.JAVA_BYTE);
        FrozenSegment next = region.snapshot(0, 8192);
        assertThat(last.bytes().toArray(ValueLayout.JAVA_BYTE)).isEqualTo(first);
        changes += next.bytes().mismatch(last.bytes()) >= 0 ? 1 : 0;
        last = next;
      }
      assertThat(changes).as("snapshots that saw the writer").isPositive();
    } finally {
      writer.destroy();
      assertThat(writer.waitFor()).isNotNegative();
    }
  }

  @Test
  void snapshotIsOfTheOpenFileNotOfThePath() throws IOException {
    try (LiveRegion region = LiveRegion.open(file, 4096, 8)) {
      Files.write(folder.resolve("other"), new byte[8192]);
      Files.move(folder.resolve("other"), file, StandardCopyOption.REPLACE_EXISTING);
      assertThat(region.snapshot(0, 8).bytes().get(ValueLayout.JAVA_LONG, 0)).isEqualTo(42);
    }
  }

  @Test
  void snapshotOfATruncatedFileIsAnError() throws IOException {
    try (LiveRegion region = LiveRegion.open(file, 4096, 8)) {
      Files.write(file, new byte[10]);
      assertThatThrownBy(() -> region.snapshot(0, 8)).isInstanceOf(EOFException.class);
    }
  }

  @Test
  void knowsWhichRegionsOverlap() throws IOException {
    Path link = Files.createLink(folder.resolve("link"), file);
    try (LiveRegion low = LiveRegion.open(file, 0, 100);
        LiveRegion next = LiveRegion.open(link, 100, 100);
        LiveRegion both = LiveRegion.open(link, 99, 2)) {
      assertThat(low.overlaps(next)).isFalse();
      assertThat(next.overlaps(low)).isFalse();
      assertThat(both.overlaps(low)).isTrue();
      assertThat(next.overlaps(both)).isTrue();
    }
  }

  @Test
  void refusesWhatLiesOutsideTheFile() throws IOException {
    assertThatThrownBy(() -> LiveRegion.open(file, 8000, 200)).isInstanceOf(EOFException.class);
    assertThatThrownBy(() -> LiveRegion.openWritable(file, 8193, 0))
        .isInstanceOf(EOFException.class)
        .hasMessageContaining("region: past the end at byte 8192");
    assertThatThrownBy(() -> LiveRegion.open(file, Long.MAX_VALUE, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LiveRegion.open(file, -1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LiveRegion.open(folder, 0, 0)).isInstanceOf(FileSystemException.class);
    assertThat(Files.size(file)).as("mapping never enlarges the file").isEqualTo(8192);
  }

  @Test
  void checksEveryAccess() throws IOException {
    LiveRegion region = LiveRegion.open(file, 0, 16);
    try (region) {
      assertThatThrownBy(() -> region.getLong(16, Ordering.VOLATILE))
          .isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> region.getByte(-1)).isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> region.getLong(4, Ordering.VOLATILE))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> region.setInt(0, 1, Ordering.ACQUIRE_RELEASE))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> region.snapshot(8, 9)).isInstanceOf(IndexOutOfBoundsException.class);
    }
    assertThatThrownBy(() -> region.getByte(0)).isInstanceOf(IllegalStateException.class);
  }
}
