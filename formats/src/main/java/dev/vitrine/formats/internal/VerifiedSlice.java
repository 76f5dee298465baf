// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.internal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vitrine.formats.text.Utf8Slice;
import dev.vitrine.internal.scan.ByteScan;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The one [Utf8Slice]: public only for the packages of this module, which make it from text that
/// they have verified.
public final class VerifiedSlice implements Utf8Slice {

  // INVARIANT: [byteOffset, byteOffset + byteSize) lies inside memory, which is frozen, and holds
  // well-formed UTF-8.
  private final MemorySegment memory;
  private final long byteOffset;
  private final long byteSize;

  /// Makes a slice of verified text.
  ///
  /// @param memory frozen
  /// @param byteOffset where the text begins
  /// @param byteSize how long it is, in bytes
  public VerifiedSlice(MemorySegment memory, long byteOffset, long byteSize) {
    this.memory = memory;
    this.byteOffset = byteOffset;
    this.byteSize = byteSize;
  }

  @Override
  public long byteOffset() {
    return byteOffset;
  }

  @Override
  public long byteSize() {
    return byteSize;
  }

  @Override
  public MemorySegment bytes() {
    return memory.asSlice(byteOffset, byteSize);
  }

  @Override
  public byte byteAt(long index) {
    Objects.checkIndex(index, byteSize);
    return memory.get(ValueLayout.JAVA_BYTE, byteOffset + index);
  }

  @Override
  public boolean contentEquals(String text) {
    return matches(text, true);
  }

  @Override
  public boolean startsWith(String prefix) {
    return matches(prefix, false);
  }

  /// Compares ASCII, which most texts to compare with are, in place: encoding each time would cost
  /// more than the comparison. UTF-8 has one to three bytes for each `char`.
  private boolean matches(String wanted, boolean whole) {
    int length = wanted.length();
    if (byteSize < length || (whole && byteSize > 3L * length)) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      char c = wanted.charAt(i);
      if (c >= 0x80) {
        return matches(encode(wanted), whole);
      }
      if (memory.get(ValueLayout.JAVA_BYTE, byteOffset + i) != c) {
        return false;
      }
    }
    return !whole || byteSize == length;
  }

  /// {@return the text in UTF-8, or null if it has an unpaired surrogate: `getBytes` would put a
  /// question mark in its place, which must not match one}
  private static byte @Nullable [] encode(String text) {
    byte[] encoded = text.getBytes(UTF_8);
    return new String(encoded, UTF_8).equals(text) ? encoded : null;
  }

  private boolean matches(byte @Nullable [] wanted, boolean whole) {
    if (wanted == null || byteSize < wanted.length || (whole && byteSize != wanted.length)) {
      return false;
    }
    long end = byteOffset + wanted.length;
    MemorySegment other = MemorySegment.ofArray(wanted);
    return MemorySegment.mismatch(memory, byteOffset, end, other, 0, wanted.length) < 0;
  }

  @Override
  public OptionalLong parseLong() {
    return Decimal.parse(memory, byteOffset, byteSize);
  }

  @Override
  public Utf8Slice slice(long from, long to) {
    Objects.checkFromToIndex(from, to, byteSize);
    checkBorder(from);
    checkBorder(to);
    return new VerifiedSlice(memory, byteOffset + from, to - from);
  }

  private void checkBorder(long index) {
    if (index < byteSize && (byteAt(index) & 0xC0) == 0x80) {
      throw new IllegalArgumentException("slice: not the border of a character at byte " + index);
    }
  }

  @Override
  public int compareTo(Utf8Slice other) {
    MemorySegment these = bytes();
    MemorySegment those = other.bytes();
    long difference = these.mismatch(those);
    if (difference < 0) {
      return 0;
    }
    if (difference == byteSize || difference == other.byteSize()) {
      return Long.compare(byteSize, other.byteSize());
    }
    return Byte.compareUnsigned(byteAt(difference), other.byteAt(difference));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof VerifiedSlice that
        && byteSize == that.byteSize
        && MemorySegment.mismatch(
                memory,
                byteOffset,
                byteOffset + byteSize,
                that.memory,
                that.byteOffset,
                that.byteOffset + byteSize)
            < 0;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(ByteHash.of(memory, byteOffset, byteSize));
  }

  @Override
  public String toString() {
    byte[] copy = new byte[arraySize()];
    MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, byteOffset, copy, 0, copy.length);
    long end = byteOffset + byteSize;
    boolean ascii = ByteScan.skipAscii(memory, byteOffset, end) == end;
    return new String(copy, ascii ? ISO_8859_1 : UTF_8);
  }

  private int arraySize() {
    if (byteSize > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "text: too long for a String at byte %d (found %d bytes, allowed %d)"
              .formatted(byteOffset, byteSize, Integer.MAX_VALUE - 8));
    }
    return (int) byteSize;
  }
}
