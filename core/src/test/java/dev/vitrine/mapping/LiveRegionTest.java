// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

class LiveRegionTest {

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
      assertThat(reader.getLongVolatile(0)).isEqualTo(42);
      writer.setLongVolatile(4096, 43);
      assertThat(reader.getLongAcquire(0)).isEqualTo(43);
      writer.setLongRelease(4104, 44);
      assertThat(reader.getLongOpaque(8)).isEqualTo(44);
      writer.setIntRelease(8191 - 3, 45);
      assertThat(reader.getIntAcquire(4092)).isEqualTo(45);
      assertThat(writer.getIntAcquire(8)).isEqualTo(7);
    }
  }

  @Test
  void snapshotDoesNotChangeAnyMore() throws IOException {
    try (LiveRegion region = LiveRegion.openWritable(file, 4096, 4096);
        FrozenFile before = region.snapshot(0, 8)) {
      region.setLongVolatile(0, 99);
      assertThat(before.segment().bytes().get(ValueLayout.JAVA_LONG, 0)).isEqualTo(42);
      assertThat(before.segment().fileOffset()).isEqualTo(4096);
      try (FrozenFile after = region.snapshot(0, 8)) {
        assertThat(after.segment().bytes().get(ValueLayout.JAVA_LONG, 0)).isEqualTo(99);
      }
    }
  }

  @Test
  void snapshotIsOfTheOpenFileNotOfThePath() throws IOException {
    try (LiveRegion region = LiveRegion.open(file, 4096, 8)) {
      Files.write(folder.resolve("other"), new byte[8192]);
      Files.move(folder.resolve("other"), file, StandardCopyOption.REPLACE_EXISTING);
      try (FrozenFile snapshot = region.snapshot(0, 8)) {
        assertThat(snapshot.segment().bytes().get(ValueLayout.JAVA_LONG, 0)).isEqualTo(42);
      }
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
      assertThatThrownBy(() -> region.getLongVolatile(16))
          .isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> region.getByte(-1)).isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> region.getLongVolatile(4))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> region.setIntRelease(0, 1))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> region.snapshot(8, 9)).isInstanceOf(IndexOutOfBoundsException.class);
    }
    assertThatThrownBy(() -> region.getByte(0)).isInstanceOf(IllegalStateException.class);
  }
}
