// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.scan;

import dev.vitrine.Utf8Fault;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Slow and obvious answers: the place of a fault by the JDK's decoder, its kind by arithmetic on
/// code points.
///
/// For one thread.
final class Utf8Oracle {

  private static final int[] SMALLEST = {0, 0, 0x80, 0x800, 0x10000};

  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private CharBuffer chars = CharBuffer.allocate(64);

  /// {@return where the decoder stops, or -1 if it does not}
  long firstFault(byte[] text, int from, int to) {
    if (chars.capacity() < to - from) {
      chars = CharBuffer.allocate(to - from);
    }
    ByteBuffer bytes = ByteBuffer.wrap(text, from, to - from);
    boolean malformed = decoder.reset().decode(bytes, chars.clear(), true).isError();
    return malformed ? bytes.position() : -1;
  }

  /// {@return what is wrong with the sequence at `offset`, by the code points that it could mean}
  static Utf8Fault kind(byte[] text, int offset, int end) {
    int lead = text[offset] & 0xFF;
    if (lead < 0xC0) {
      return Utf8Fault.UNEXPECTED_CONTINUATION;
    }
    int size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    int smallest = (lead & (0x7F >> size)) << (6 * (size - 1));
    int largest = smallest | ((1 << (6 * (size - 1))) - 1);
    if (lead > 0xF7) {
      smallest = largest = Integer.MAX_VALUE;
    }
    for (int k = 1; ; k++) {
      if (largest < SMALLEST[size]) {
        return Utf8Fault.OVERLONG;
      }
      if (smallest > 0x10FFFF) {
        return Utf8Fault.TOO_LARGE;
      }
      if (smallest >= 0xD800 && largest <= 0xDFFF) {
        return Utf8Fault.SURROGATE;
      }
      if (offset + k >= end) {
        return Utf8Fault.TRUNCATED;
      }
      int next = text[offset + k] & 0xFF;
      if (next >> 6 != 2) {
        return Utf8Fault.TOO_SHORT;
      }
      int shift = 6 * (size - 1 - k);
      smallest |= (next & 0x3F) << shift;
      largest = smallest | ((1 << shift) - 1);
    }
  }
}
