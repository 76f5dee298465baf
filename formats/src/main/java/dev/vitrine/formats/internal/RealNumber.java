// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.internal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;

/// A decimal number with an optional fraction and exponent, such as `-12.5e3`, in memory.
///
/// ```text
/// [+-] digits [. digits] [(e|E) [+-] digits]      or      [+-] . digits [(e|E) [+-] digits]
/// ```
///
/// For one thread at a time.
public final class RealNumber {

  /*
   * Up to 2^53 a `double` holds every whole number, and the powers of ten up to 10^22 as well. One
   * multiplication or division of two exact numbers is rounded once, so its result is the nearest
   * `double` (W. Clinger, "How to read floating point numbers accurately", 1990). That covers nearly
   * all numbers that people write. The rest goes through Double.parseDouble, as a string.
   */

  /// The longest text that becomes a [BigDecimal], in bytes: the time that takes grows faster than
  /// the text, and so does the time of whatever is done with the number.
  public static final int MAX_DECIMAL_BYTE_SIZE = 1000;

  private static final long MAX_EXACT = 1L << 53;
  private static final int MAX_DIGITS = 18;
  private static final int MAX_EXPONENT = 1_000_000;
  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  private final MemorySegment memory;
  private final long offset;
  private final long end;

  private long at;
  private long mantissa;
  private long digits;
  private long exponent;

  private RealNumber(MemorySegment memory, long offset, long size) {
    this.memory = memory;
    this.offset = offset;
    this.end = offset + size;
    this.at = offset;
  }

  /// {@return the nearest `double` (infinite if the number is too large), or empty if the text is
  /// anything else than a number}
  public static OptionalDouble toDouble(MemorySegment memory, long offset, long size) {
    RealNumber number = new RealNumber(memory, offset, size);
    return number.parse() ? OptionalDouble.of(number.value()) : OptionalDouble.empty();
  }

  /// {@return the number exactly, or empty if the text is anything else, longer than
  /// [#MAX_DECIMAL_BYTE_SIZE], or has an exponent beyond a [BigDecimal]}
  public static Optional<BigDecimal> toBigDecimal(MemorySegment memory, long offset, long size) {
    if (size > MAX_DECIMAL_BYTE_SIZE || !new RealNumber(memory, offset, size).parse()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BigDecimal(text(memory, offset, size)));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private boolean parse() {
    if (isAt('-') || isAt('+')) {
      at++;
    }
    long before = readDigits(0);
    long after = 0;
    if (isAt('.')) {
      at++;
      after = readDigits(1);
    }
    boolean hasExponent = isAt('e') || isAt('E');
    return before + after > 0 && (!hasExponent || readExponent()) && at == end;
  }

  /// {@return how many digits there were}
  ///
  /// @param scale 1 if they are a fraction, else 0
  private long readDigits(int scale) {
    long from = at;
    for (; at < end && isDigit(byteAt(at)); at++) {
      int digit = byteAt(at) - '0';
      if (mantissa != 0 || digit != 0) {
        digits++;
      }
      if (digits <= MAX_DIGITS) {
        mantissa = mantissa * 10 + digit;
      }
      exponent -= scale;
    }
    return at - from;
  }

  private boolean readExponent() {
    at++;
    boolean negative = isAt('-');
    if (negative || isAt('+')) {
      at++;
    }
    long from = at;
    long value = 0;
    for (; at < end && isDigit(byteAt(at)); at++) {
      value = Math.min(value * 10 + byteAt(at) - '0', MAX_EXPONENT);
    }
    exponent += negative ? -value : value;
    return at > from;
  }

  private double value() {
    boolean exact = digits <= MAX_DIGITS && mantissa <= MAX_EXACT;
    if (!exact || Math.abs(exponent) >= POWERS.length) {
      return Double.parseDouble(text(memory, offset, end - offset));
    }
    double value =
        exponent < 0 ? mantissa / POWERS[(int) -exponent] : mantissa * POWERS[(int) exponent];
    return byteAt(offset) == '-' ? -value : value;
  }

  private boolean isAt(char wanted) {
    return at < end && byteAt(at) == wanted;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private byte byteAt(long offset) {
    return memory.get(ValueLayout.JAVA_BYTE, offset);
  }

  private static String text(MemorySegment memory, long offset, long size) {
    byte[] copy = memory.asSlice(offset, size).toArray(ValueLayout.JAVA_BYTE);
    return new String(copy, ISO_8859_1);
  }
}
