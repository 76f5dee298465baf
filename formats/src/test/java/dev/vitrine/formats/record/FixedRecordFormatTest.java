// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.vitrine.InvalidDataException;
import dev.vitrine.VerifyOptions;
import dev.vitrine.formats.internal.Given;
import dev.vitrine.mapping.FreezeException;
import dev.vitrine.mapping.FreezePolicy;
import dev.vitrine.mapping.FrozenFile;
import dev.vitrine.mapping.Windows;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Headers, windows, threads and sizes.
class FixedRecordFormatTest {

  private static final FixedLayout NUMBERS = FixedLayout.parse("u32le{0..999999} n; zero[3]");
  private static final FixedRecordFormat WITH_HEADER =
      NUMBERS.format().withMagic(2, (byte) 'V', (byte) 'T').withHeader(10);

  @TempDir private Path folder;

  private static byte[] numbers(int count) {
    ByteBuffer bytes = ByteBuffer.allocate(10 + 7 * count).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    bytes.put(2, (byte) 'V').put(3, (byte) 'T');
    for (int i = 0; i < count; i++) {
      bytes.putInt(10 + 7 * i, i % 1_000_000);
    }
    return bytes.array();
  }

  @Test
  void readsBehindAHeader() {
    FixedRecords records = Given.verified(WITH_HEADER, numbers(100));
    FixedField n = NUMBERS.field("n");
    assertThat(records.count()).isEqualTo(100);
    assertThat(records.header().byteSize()).isEqualTo(10);
    assertThat(records.record(77).getLong(n)).isEqualTo(77);
    assertThat(records.bytes(99).byteSize()).isEqualTo(7);
    FixedCursor cursor = records.cursor();
    long sum = 0;
    while (cursor.advance()) {
      sum += cursor.getLong(n);
    }
    assertThat(sum).isEqualTo(4950);
    assertThat(cursor.index()).isEqualTo(99);
    assertThatThrownBy(() -> records.record(100)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void refusesOtherHeaders() {
    byte[] bytes = numbers(1);
    bytes[3] = 'X';
    assertThatThrownBy(() -> Given.verify(WITH_HEADER, bytes, VerifyOptions.DEFAULT))
        .hasMessage("fixed-records: header: wrong magic at byte 3 (found 56 58, allowed 56 54)");
    assertThatThrownBy(() -> Given.verify(WITH_HEADER, new byte[9], VerifyOptions.DEFAULT))
        .hasMessage(
            "fixed-records: data end inside the header at byte 9 (found 9 bytes, allowed 10 bytes)");
    assertThatThrownBy(() -> WITH_HEADER.withHeader(3))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> WITH_HEADER.withMagic(-1, (byte) 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void namesEverythingThatIsDemanded() {
    assertThat(WITH_HEADER.name())
        .isEqualTo(
            "fixed-records/1(u32le{0..999999} n@0; zero[3] zero4@4; size=7,header=10,magic=5654@2)");
  }

  @Test
  void findsTheFirstFaultWithAnyNumberOfThreads() {
    byte[] bytes = numbers(1_000_000);
    for (int bad : new int[] {999_999, 700_001, 449_400, 13}) {
      bytes[10 + 7 * bad + 3] = 77;
      for (int threads : new int[] {1, 4}) {
        VerifyOptions options = VerifyOptions.DEFAULT.withThreads(threads);
        assertThatThrownBy(() -> Given.verify(WITH_HEADER, bytes, options))
            .isInstanceOfSatisfying(
                InvalidDataException.class,
                e -> {
                  assertThat(e.fault()).isEqualTo(FixedRecordFault.VALUE_NOT_ALLOWED);
                  assertThat(e.byteOffset()).isEqualTo(10 + 7L * bad);
                  assertThat(e.path()).isEqualTo("record[" + bad + "].n");
                });
      }
    }
  }

  @Test
  void readsInWindows() throws IOException {
    int count = 1_000_000;
    Path file = Files.write(folder.resolve("numbers"), numbers(count));
    FixedField n = NUMBERS.field("n");
    long seen = 0;
    int pieces = 0;
    try (Windows<FixedRecords> windows = Windows.open(file, WITH_HEADER, VerifyOptions.DEFAULT)) {
      for (; windows.advance(); pieces++) {
        for (FixedCursor record = windows.view().get().cursor(); record.advance(); seen++) {
          assertThat(record.getLong(n)).isEqualTo(seen);
        }
      }
    }
    assertThat(seen).isEqualTo(count);
    assertThat(pieces).isGreaterThan(1);
  }

  @Test
  void countsRecordsOverAllWindows() throws IOException {
    byte[] bytes = numbers(1_000_000);
    bytes[10 + 7 * 999_990 + 6] = 1;
    Path file = Files.write(folder.resolve("numbers"), bytes);
    try (Windows<FixedRecords> windows = Windows.open(file, WITH_HEADER, VerifyOptions.DEFAULT)) {
      assertThatThrownBy(
              () -> {
                while (windows.advance()) {
                  // until the last one
                }
              })
          .hasMessageContaining(
              "record[999990].zero4: reserved byte is not zero at byte 6999946 (found 01");
    }
  }

  @Test
  void refusesRecordsLargerThanTheLimit() {
    FixedRecordFormat format = FixedLayout.parse("bytes[100] b").format();
    VerifyOptions options = VerifyOptions.DEFAULT.withMaxRecordByteSize(99);
    assertThatThrownBy(() -> Given.verify(format, new byte[100], options))
        .hasMessageContaining("record too long at byte 0");
  }

  @Test
  void countsMoreRecordsThanAnIntCounts() throws IOException {
    long count = (1L << 31) + 10;
    Path file = folder.resolve("sparse");
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE,
            StandardOpenOption.SPARSE)) {
      channel.write(ByteBuffer.wrap(new byte[] {7, 8}), 2 * count - 2);
    }
    FixedLayout layout = FixedLayout.parse("u8 a; u8 b");
    FreezePolicy mapped =
        FreezePolicy.DEFAULT.withCopyFirst(0).withCopyLimit(0).withLeaseLimit(Long.MAX_VALUE);
    try (FrozenFile frozen = FrozenFile.open(file, mapped)) {
      FixedRecords records = frozen.verify(layout.format()).get();
      assertThat(records.count()).isEqualTo(count);
      assertThat(records.record(count - 1).getLong(layout.field("b"))).isEqualTo(8);
      assertThat(records.record(count - 2).getLong(layout.field("a"))).isZero();
      assertThat(records.byteOffset(count - 1)).isEqualTo(2 * count - 2);
    } catch (FreezeException e) {
      abort("no way to map this file without a copy: " + e.getMessage());
    }
  }
}
