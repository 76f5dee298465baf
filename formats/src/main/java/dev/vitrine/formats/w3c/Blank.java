// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.w3c;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// What separates values: spaces and tabs.
final class Blank {

  private Blank() {}

  static boolean is(byte b) {
    return b == ' ' || b == '\t';
  }

  /// {@return where the first byte is that is not blank, or `to`}
  static long skip(MemorySegment bytes, long from, long to) {
    long at = from;
    while (at < to && is(bytes.get(ValueLayout.JAVA_BYTE, at))) {
      at++;
    }
    return at;
  }
}
