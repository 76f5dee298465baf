// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.scan;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// How often the bytes occur that tell the fields of a log apart: line feed, quote, backslash; and
/// whether all bytes are ASCII. In one pass, which costs little more than counting one of them.
///
/// For one thread at a time.
public final class ByteCensus {

  private static final byte LINE_FEED = '\n';
  private static final byte QUOTE = '"';
  private static final byte BACKSLASH = '\\';

  private long lineFeeds;
  private long quotes;
  private long backslashes;
  private long all;

  /// Makes a census of nothing.
  public ByteCensus() {}

  /// Counts a range, in place of what was counted before.
  ///
  /// @param bytes where it lies
  /// @param from where it begins, in bytes
  /// @param to where it ends, exclusive
  public void take(MemorySegment bytes, long from, long to) {
    long ends = 0;
    long marks = 0;
    long escapes = 0;
    long bits = 0;
    long i = from;
    for (; i <= to - Long.BYTES; i += Long.BYTES) {
      long word = Words.at(bytes, i);
      ends += occurrences(word, LINE_FEED);
      marks += occurrences(word, QUOTE);
      escapes += occurrences(word, BACKSLASH);
      bits |= word;
    }
    for (; i < to; i++) {
      byte b = bytes.get(ValueLayout.JAVA_BYTE, i);
      ends += b == LINE_FEED ? 1 : 0;
      marks += b == QUOTE ? 1 : 0;
      escapes += b == BACKSLASH ? 1 : 0;
      bits |= b;
    }
    lineFeeds = ends;
    quotes = marks;
    backslashes = escapes;
    all = bits;
  }

  private static int occurrences(long word, byte wanted) {
    return Long.bitCount(Words.zeroBytes(word ^ wanted * Words.ONES));
  }

  /// {@return how many line feeds there are}
  public long lineFeeds() {
    return lineFeeds;
  }

  /// {@return how many double quotes there are}
  public long quotes() {
    return quotes;
  }

  /// {@return how many backslashes there are}
  public long backslashes() {
    return backslashes;
  }

  /// {@return whether all bytes are ASCII}
  public boolean isAscii() {
    return (all & Words.HIGH_BITS) == 0;
  }
}
