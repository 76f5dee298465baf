// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.log;

import dev.vitrine.formats.internal.LineNotes;
import dev.vitrine.internal.scan.ByteCensus;
import dev.vitrine.internal.scan.Utf8Scan;
import java.lang.foreign.MemorySegment;

/// The lines that nearly all of an access log consists of, told in a few words each.
///
/// What is accepted here is well-formed by the grammar of [AccessLine]; what is not may be so all
/// the same: lines with backslashes and a last line without an end are left to that class, as are
/// all faults. For one thread at a time.
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

  /// Where the request begins, seen from the end of the user: ` [`, the time, `] "`.
  private static final int REQUEST_OFFSET = 2 + LogTime.BYTE_SIZE + 3;

  /// What follows the shortest request at least: `" 200 -` and a line feed.
  private static final int MIN_AFTER_REQUEST = 8;

  private final boolean combined;
  private final ByteCensus census = new ByteCensus();
  private final LineText text = new LineText();

  // The places of the fields of the present line, in the text.
  private int hostEnd;
  private int identEnd;
  private int userEnd;
  private int requestEnd;
  private int sizeEnd;
  private int referrerEnd;

  /// @param combined whether a referrer and a user agent follow the size
  UsualLines(boolean combined) {
    this.combined = combined;
  }

  /// {@return whether all lines are known to be UTF-8 and well-formed}
  ///
  /// @param from where the first one begins
  /// @param to where the last one ends, behind `from`
  /// @param notes where the places of the fields of each line are added
  boolean areWellFormed(MemorySegment bytes, long from, long to, LineNotes notes) {
    if (to - from > LineText.MAX_BYTE_SIZE) {
      return false;
    }
    census.take(bytes, from, to);
    if (census.backslashes() > 0 || !isUtf8(bytes, from, to)) {
      return false;
    }
    text.copy(bytes, from, to);
    long lines = 0;
    for (int at = 0; at < text.size(); lines++) {
      int contentEnd = contentEnd(at);
      int next = contentEnd < 0 ? -1 : lineEnd(contentEnd);
      if (next < 0) {
        return false;
      }
      notes.add(note(at, contentEnd, next));
      at = next;
    }
    return census.quotes() == lines * (combined ? 6 : 2) && census.lineFeeds() == lines;
  }

  private boolean isUtf8(MemorySegment bytes, long from, long to) {
    return census.isAscii() || Utf8Scan.firstFault(bytes, from, to) == Utf8Scan.VALID;
  }

  private long note(int from, int contentEnd, int next) {
    int request = userEnd + REQUEST_OFFSET;
    return identEnd - hostEnd != 2
        ? LineNotes.NONE
        : EntryNote.of(
            LineNotes.of(contentEnd - from, next - contentEnd > 1),
            hostEnd - from,
            userEnd - identEnd - 1,
            requestEnd - request,
            sizeEnd - requestEnd - 6,
            combined ? referrerEnd - sizeEnd - 2 : 0);
  }

  /// {@return where the last field of a line ends, or -1}
  private int contentEnd(int from) {
    if (!findsUser(from) || !findsSize()) {
      return -1;
    }
    return combined ? userAgentEnd() : sizeEnd;
  }

  /// {@return whether there are three words, and a bracket that opens the time}
  private boolean findsUser(int from) {
    hostEnd = text.indexOf(from, SPACE);
    if (hostEnd <= from) {
      return false;
    }
    if (NO_NAMES.matches(text.word(hostEnd))) {
      identEnd = hostEnd + 2;
      userEnd = hostEnd + 4;
      return true;
    }
    identEnd = text.indexOf(hostEnd + 1, SPACE);
    userEnd = identEnd <= hostEnd + 1 ? -1 : text.indexOf(identEnd + 1, SPACE);
    return userEnd > identEnd + 1 && text.at(userEnd + 1) == '[';
  }

  /// {@return whether time, request, status and size follow}
  private boolean findsSize() {
    int time = userEnd + 2;
    int request = userEnd + REQUEST_OFFSET;
    if (text.size() - request < MIN_AFTER_REQUEST
        || !BEFORE_REQUEST.matches(text.word(request - 5))
        || !LogTime.isValid(text, time)) {
      return false;
    }
    requestEnd = text.indexOf(request, QUOTE);
    if (requestEnd < 0
        || text.size() - requestEnd < MIN_AFTER_REQUEST
        || !STATUS.matches(text.word(requestEnd - 2))) {
      return false;
    }
    sizeEnd = text.decimalEnd(requestEnd + 6);
    return sizeEnd > 0;
  }

  /// {@return the place behind the quote behind the user agent, or -1}
  private int userAgentEnd() {
    if (!NEXT_QUOTED.matches(text.word(sizeEnd))) {
      return -1;
    }
    referrerEnd = text.indexOf(sizeEnd + 2, QUOTE);
    if (referrerEnd < 0 || !NEXT_QUOTED.matches(text.word(referrerEnd + 1))) {
      return -1;
    }
    int quote = text.indexOf(referrerEnd + 3, QUOTE);
    return quote < 0 ? -1 : quote + 1;
  }

  /// {@return where the next line begins, if this one ends here; or -1}
  private int lineEnd(int contentEnd) {
    int lineFeed = text.at(contentEnd) == CARRIAGE_RETURN ? contentEnd + 1 : contentEnd;
    return text.at(lineFeed) == LINE_FEED ? lineFeed + 1 : -1;
  }
}
