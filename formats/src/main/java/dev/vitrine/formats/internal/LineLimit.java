// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.internal;

import dev.vitrine.InvalidDataException;
import dev.vitrine.VerifyContext;
import dev.vitrine.internal.scan.ByteScan;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Finds lines that are too long, without looking at every line.
public final class LineLimit {

  /// The answer when no line is too long.
  static final long NONE = -1;

  private static final byte LINE_FEED = '\n';

  private LineLimit() {}

  /// Checks the lines that begin in one chunk against [VerifyContext#maxRecordByteSize()].
  ///
  /// @throws InvalidDataException for the first line that is too long
  public static void check(MemorySegment bytes, long from, long to, VerifyContext context)
      throws InvalidDataException {
    long tooLong = firstTooLong(bytes, from, to, context.maxRecordByteSize());
    if (tooLong != NONE) {
      throw context.tooLong(tooLong);
    }
  }

  /// {@return where the first line begins that begins in `[from, to)` and has more than `limit`
  /// bytes, its end not counted; or [#NONE]}
  ///
  /// If a line feed lies within `limit` bytes after the start of a line, then every line up to the
  /// last such line feed is short enough: the search goes on behind that one. Only for a line that
  /// leaves the range does it look beyond, forwards, so that no range reads a long line that begins
  /// in another one.
  static long firstTooLong(MemorySegment bytes, long from, long to, long limit) {
    long size = bytes.byteSize();
    long start = size <= limit ? to : LineSpan.firstStart(bytes, from, to);
    while (start < to && size - start > limit) {
      long end = start + limit + 1;
      long inside = Math.min(end, to);
      long last = ByteScan.lastIndexOf(bytes, start, inside, LINE_FEED);
      if (last != ByteScan.NONE) {
        start = last + 1;
      } else if (ByteScan.indexOf(bytes, inside, end, LINE_FEED) != ByteScan.NONE) {
        return NONE;
      } else if (endsWithCrLf(bytes, start + limit)) {
        start += limit + 2;
      } else {
        return start;
      }
    }
    return NONE;
  }

  /// The one line that may have more than `limit` bytes before its line feed.
  private static boolean endsWithCrLf(MemorySegment bytes, long offset) {
    return bytes.byteSize() - offset >= 2
        && bytes.get(ValueLayout.JAVA_BYTE, offset) == '\r'
        && bytes.get(ValueLayout.JAVA_BYTE, offset + 1) == LINE_FEED;
  }
}
