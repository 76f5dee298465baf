// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.internal;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Content in messages: so little of it that logs may be shared.
public final class Quote {

  private static final int MAX_QUOTED_BYTES = 16;

  private Quote() {}

  /// {@return at most 16 bytes: in quotes if all are printable ASCII, otherwise in hexadecimal}
  public static String of(MemorySegment bytes, long from, long to) {
    long size = Math.min(to - from, MAX_QUOTED_BYTES);
    byte[] quoted = bytes.asSlice(from, size).toArray(ValueLayout.JAVA_BYTE);
    for (byte b : quoted) {
      if (b < ' ' || b > '~') {
        return HexFormat.ofDelimiter(" ").withUpperCase().formatHex(quoted);
      }
    }
    return '"' + new String(quoted, StandardCharsets.US_ASCII) + '"';
  }
}
