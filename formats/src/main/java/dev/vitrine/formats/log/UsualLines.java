// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.log;

import dev.vitrine.internal.scan.ByteScan;
import dev.vitrine.internal.scan.Words;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The lines that nearly all of an access log consists of, told in a few words each.
///
/// What is accepted here is well-formed by the grammar of [AccessLine]; what is not may be so all
/// the same: lines with backslashes and a last line without an end are left to that class, as are
/// all faults.
final class UsualLines {

  /*
   * Bytes are counted before they are searched for: the compiler makes vectors of a loop that counts,
   * at some 80 GB/s in the cache, but not of one that stops at a byte. So each line is taken apart as
   * if no line feed and no quote stood inside its fields, and the number of both in all lines together
   * says afterwards whether that was right: a line has one line feed, at its end, and as many quotes
   * as were found where they belong. Without backslashes every quote ends a text.
   */

  private static final byte SPACE = ' ';
  private static final byte QUOTE = '"';
  private static final byte LINE_FEED = '\n';
  private static final byte CARRIAGE_RETURN = '\r';

  /// What mostly stands between host and time: neither an identity nor a user.
  private static final WordPattern NO_NAMES = WordPattern.of(" - - [");

  /// The end of a time, and what stands between it and the request.
  private static final WordPattern BEFORE_REQUEST = WordPattern.of("##] \"");

  /// What stands between the request and the size, behind two bytes that may be anything.
  private static final WordPattern STATUS = WordPattern.of("??\" ### ");

  private static final WordPattern NEXT_QUOTED = WordPattern.of(" \"");

  /// What follows the shortest request at least: `" 200 -` and a line feed.
  private static final int MIN_AFTER_REQUEST = 8;

  private UsualLines() {}

  /// {@return whether all lines are known to be well-formed}
  ///
  /// @param from where the first one begins
  /// @param to where the last one ends, behind `from`
  /// @param combined whether a referrer and a user agent follow the size
  static boolean areWellFormed(MemorySegment bytes, long from, long to, boolean combined) {
    if (to - from < Long.BYTES || ByteScan.count(bytes, from, to, (byte) '\\') > 0) {
      return false;
    }
    long lines = 0;
    for (long at = from; at < to; lines++) {
      long sizeEnd = sizeEnd(bytes, at, to);
      at = lineEnd(bytes, combined ? lastQuote(bytes, sizeEnd, to) + 1 : sizeEnd, to);
      if (at <= 0) {
        return false;
      }
    }
    return ByteScan.count(bytes, from, to, QUOTE) == lines * (combined ? 6 : 2)
        && ByteScan.count(bytes, from, to, LINE_FEED) == lines;
  }

  /// {@return where the size ends, or -1}
  private static long sizeEnd(MemorySegment bytes, long from, long to) {
    long time = time(bytes, from, to);
    long request = time + LogTime.BYTE_SIZE + 3;
    if (time < 0
        || to - request < MIN_AFTER_REQUEST
        || !BEFORE_REQUEST.matches(Words.at(bytes, request - 5))
        || !LogTime.isValid(bytes, time)) {
      return -1;
    }
    long requestEnd = ByteScan.indexOfNear(bytes, request, to, QUOTE);
    if (requestEnd < 0
        || to - requestEnd < MIN_AFTER_REQUEST
        || !STATUS.matches(Words.at(bytes, requestEnd - 2))) {
      return -1;
    }
    return DecimalEnd.of(bytes, requestEnd + 6, to);
  }

  /// {@return where the time begins, behind three words and a bracket; or -1}
  private static long time(MemorySegment bytes, long from, long to) {
    long hostEnd = ByteScan.indexOfNear(bytes, from, to, SPACE);
    if (hostEnd <= from || to - hostEnd < Long.BYTES) {
      return -1;
    }
    if (NO_NAMES.matches(Words.at(bytes, hostEnd))) {
      return hostEnd + 6;
    }
    long identEnd = ByteScan.indexOfNear(bytes, hostEnd + 1, to, SPACE);
    long userEnd =
        identEnd <= hostEnd + 1 ? -1 : ByteScan.indexOfNear(bytes, identEnd + 1, to, SPACE);
    boolean bracket =
        userEnd > identEnd + 1
            && to - userEnd > 1
            && bytes.get(ValueLayout.JAVA_BYTE, userEnd + 1) == '[';
    return bracket ? userEnd + 2 : -1;
  }

  /// {@return the place of the quote behind the user agent, or -1}
  private static long lastQuote(MemorySegment bytes, long sizeEnd, long to) {
    if (!isNextQuoted(bytes, sizeEnd, to)) {
      return -1;
    }
    long referrerEnd = ByteScan.indexOfNear(bytes, sizeEnd + 2, to, QUOTE);
    return referrerEnd >= 0 && isNextQuoted(bytes, referrerEnd + 1, to)
        ? ByteScan.indexOfNear(bytes, referrerEnd + 3, to, QUOTE)
        : -1;
  }

  private static boolean isNextQuoted(MemorySegment bytes, long at, long to) {
    return at >= 0 && to - at > 2 && NEXT_QUOTED.matches(Words.within(bytes, at, to));
  }

  /// {@return where the next line begins, if this one ends here; or -1}
  private static long lineEnd(MemorySegment bytes, long contentEnd, long to) {
    if (contentEnd <= 0 || contentEnd >= to) {
      return -1;
    }
    byte b = bytes.get(ValueLayout.JAVA_BYTE, contentEnd);
    long lineFeed = b == CARRIAGE_RETURN ? contentEnd + 1 : contentEnd;
    boolean ends = lineFeed < to && bytes.get(ValueLayout.JAVA_BYTE, lineFeed) == LINE_FEED;
    return ends ? lineFeed + 1 : -1;
  }
}
