// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.InvalidDataException;
import dev.vitrine.VerifyOptions;
import dev.vitrine.formats.internal.Given;
import dev.vitrine.formats.internal.bind.Scalar;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Values and verdicts are those of a `ByteBuffer` and a few lines of plain code.
class FixedRecordOracleTest {

  private static final boolean LONG = Boolean.getBoolean("vitrine.long");
  private static final long SEED = 20260103;
  private static final int HEADER = 5;

  @Test
  void readsWhatAByteBufferReads() {
    Random random = new Random(SEED);
    for (int i = 0; i < (LONG ? 50_000 : 1_000); i++) {
      FixedLayout layout = RandomLayout.of(random);
      byte[] bytes = RandomLayout.records(layout, HEADER, 5, random);
      FixedRecords records = Given.verified(layout.format().withHeader(HEADER), bytes);
      assertThat(records.count()).isEqualTo(5);
      for (FixedCursor record = records.cursor(); record.advance(); ) {
        for (FixedField field : layout.fields()) {
          compare(record, field, bytes);
        }
      }
    }
  }

  private static void compare(FixedCursor record, FixedField field, byte[] bytes) {
    int at = Math.toIntExact(record.byteOffset() + field.byteOffset());
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(field.order);
    assertThat(record.bytes(field).asByteBuffer())
        .isEqualTo(buffer.slice(at, Math.toIntExact(field.byteSize())));
    if (field.isText()) {
      String text = new String(bytes, at, Math.toIntExact(field.byteSize()), UTF_8);
      String filled = field.kind == FixedField.Kind.TEXT ? "\0+\\z" : " +\\z";
      assertThat(record.text(field)).hasToString(text.replaceFirst(filled, ""));
    } else if (field.isReal()) {
      double real = field.byteSize() == 4 ? buffer.getFloat(at) : buffer.getDouble(at);
      assertThat(Double.valueOf(record.getDouble(field))).isEqualTo(Double.valueOf(real));
    } else if (field.kind == FixedField.Kind.SCALAR) {
      assertThat(record.getLong(field)).isEqualTo(integer(field, buffer, at));
    }
  }

  private static long integer(FixedField field, ByteBuffer buffer, int at) {
    return switch (field.scalar) {
      case BOOL, U8 -> Byte.toUnsignedInt(buffer.get(at));
      case I8 -> buffer.get(at);
      case I16 -> buffer.getShort(at);
      case U16 -> buffer.getChar(at);
      case I32 -> buffer.getInt(at);
      case U32 -> Integer.toUnsignedLong(buffer.getInt(at));
      default -> buffer.getLong(at);
    };
  }

  /// Every byte of valid data is set to every value: what is accepted is what the rules allow, and
  /// reads without a fault.
  @Test
  void acceptsChangedBytesExactlyWhereTheRulesDo() {
    Random random = new Random(SEED + 1);
    int accepted = 0;
    int refused = 0;
    for (int i = 0; i < (LONG ? 2_000 : 10); i++) {
      FixedLayout layout = RandomLayout.of(random);
      byte[] bytes = RandomLayout.records(layout, 0, 2, random);
      for (int at = 0; at < bytes.length; at++) {
        byte old = bytes[at];
        for (int value = 0; value < 256; value++) {
          bytes[at] = (byte) value;
          boolean valid = isVerified(layout, bytes);
          assertThat(valid)
              .as("%s, byte %d = %d", layout, at, value)
              .isEqualTo(isRight(layout, bytes));
          accepted += valid ? 1 : 0;
          refused += valid ? 0 : 1;
        }
        bytes[at] = old;
      }
    }
    assertThat(accepted).isPositive();
    assertThat(refused).isPositive();
  }

  private static boolean isVerified(FixedLayout layout, byte[] bytes) {
    try {
      FixedRecords records = Given.verify(layout.format(), bytes, VerifyOptions.DEFAULT);
      for (FixedCursor record = records.cursor(); record.advance(); ) {
        for (FixedField field : layout.fields()) {
          compare(record, field, bytes);
        }
      }
      return true;
    } catch (InvalidDataException e) {
      assertThat(e.byteOffset()).isBetween(0L, bytes.length - 1L);
      return false;
    }
  }

  private static boolean isRight(FixedLayout layout, byte[] bytes) {
    for (long at = 0; at < bytes.length; at += layout.byteSize()) {
      for (FixedField field : layout.fields()) {
        if (!isRight(field, bytes, Math.toIntExact(at + field.byteOffset()))) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean isRight(FixedField field, byte[] bytes, int at) {
    int size = Math.toIntExact(field.byteSize());
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(field.order);
    return switch (field.kind) {
      case BYTES -> true;
      case ZERO -> new String(bytes, at, size, UTF_8).equals("\0".repeat(size));
      case SPACED_TEXT -> isUtf8(buffer.slice(at, size));
      case TEXT -> {
        boolean utf8 = isUtf8(buffer.slice(at, size));
        String text = new String(bytes, at, size, UTF_8);
        int end = text.indexOf('\0');
        yield utf8 && (end < 0 || text.substring(end).chars().allMatch(c -> c == 0));
      }
      case SCALAR ->
          switch (field.allowed) {
            case Allowed.Any _ -> field.scalar != Scalar.BOOL || (bytes[at] & 0xFF) < 2;
            case Allowed.Integers rule -> rule.contains(integer(field, buffer, at));
            case Allowed.Reals rule ->
                buffer.getDouble(at) >= rule.low() && buffer.getDouble(at) <= rule.high();
          };
    };
  }

  private static boolean isUtf8(ByteBuffer bytes) {
    try {
      UTF_8.newDecoder().decode(bytes.order(ByteOrder.BIG_ENDIAN));
      return true;
    } catch (CharacterCodingException _) {
      return false;
    }
  }
}
