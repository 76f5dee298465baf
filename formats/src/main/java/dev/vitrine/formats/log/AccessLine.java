// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.log;

import dev.vitrine.formats.internal.Decimal;
import dev.vitrine.formats.internal.LineGrammar;
import dev.vitrine.formats.internal.LineNotes;
import dev.vitrine.internal.scan.ByteScan;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// The places of the fields in one line of an access log.
///
/// For one thread at a time. Places are bytes from the start of the segment.
final class AccessLine extends LineGrammar<LogFault> {

  /*
   * locate() finds where fields begin and end; it needs the separators for that and reports the
   * first one that is missing, whatever the bytes are. check() looks at the values besides, of all
   * fields before that place, so that what it reports is the first fault of the line. Cursors over
   * verified lines have a shorter way (EntryPlaces), and so have lines that are as usual (UsualLines).
   *
   *   host ident user [dd/Mon/yyyy:HH:MM:SS +hhmm] "request" status bytes "referrer" "user agent"
   */

  private static final byte SPACE = ' ';
  private static final byte QUOTE = '"';
  private static final byte BACKSLASH = '\\';

  private final boolean combined;
  private @Nullable UsualLines usual;

  private long end;

  long host;
  long hostEnd;
  long ident;
  long identEnd;
  long user;
  long userEnd;
  long time;
  long request;
  long requestEnd;
  long status;
  long responseBytes;
  long responseBytesEnd;
  long referrer;
  long referrerEnd;
  long userAgent;
  long userAgentEnd;

  AccessLine(boolean combined) {
    super(LogFault.HOST);
    this.combined = combined;
  }

  @Override
  public boolean hasFastWay() {
    return true;
  }

  @Override
  public boolean areEntries(MemorySegment bytes, long from, long to, LineNotes notes) {
    UsualLines known = usual;
    if (known == null) { // cursors check single lines only
      known = new UsualLines(combined);
      usual = known;
    }
    return known.areWellFormed(bytes, from, to, notes);
  }

  @Override
  public boolean check(MemorySegment bytes, long from, long to) {
    boolean located = locate(bytes, from, to);
    if (!located && fault().compareTo(LogFault.TIME) <= 0) {
      return false;
    }
    if (!LogTime.isValid(bytes, time)) {
      return fail(LogFault.TIME, time);
    }
    if (!located && fault().compareTo(LogFault.STATUS) <= 0) {
      return false;
    }
    if (!areDigits(status, status + 3)) {
      return fail(LogFault.STATUS, status);
    }
    if (!located && fault().compareTo(LogFault.RESPONSE_BYTES) <= 0) {
      return false;
    }
    return areResponseBytes() ? located : fail(LogFault.RESPONSE_BYTES, responseBytes);
  }

  private boolean areResponseBytes() {
    return hasNoResponseBytes()
        || (responseBytesEnd - responseBytes <= Decimal.SAFE_DIGITS
            && areDigits(responseBytes, responseBytesEnd));
  }

  boolean hasNoResponseBytes() {
    return responseBytesEnd - responseBytes == 1 && byteAt(responseBytes) == '-';
  }

  /// {@return whether every field was found}
  private boolean locate(MemorySegment bytes, long from, long to) {
    this.bytes = bytes;
    this.end = to;
    host = from;
    hostEnd = word(host);
    if (hostEnd < 0) {
      return fail(LogFault.HOST, host);
    }
    ident = hostEnd + 1;
    identEnd = word(ident);
    if (identEnd < 0) {
      return fail(LogFault.IDENT, ident);
    }
    user = identEnd + 1;
    userEnd = word(user);
    if (userEnd < 0) {
      return fail(LogFault.USER, user);
    }
    return locateTime(userEnd + 1);
  }

  private boolean locateTime(long open) {
    time = open + 1;
    long close = time + LogTime.BYTE_SIZE;
    if (end - open < LogTime.BYTE_SIZE + 3
        || byteAt(open) != '['
        || byteAt(close) != ']'
        || byteAt(close + 1) != SPACE) {
      return fail(LogFault.TIME, open);
    }
    request = close + 3;
    requestEnd = quoted(close + 2);
    if (requestEnd < 0 || !isAt(requestEnd + 1, SPACE)) {
      return fail(LogFault.REQUEST, close + 2);
    }
    status = requestEnd + 2;
    if (end - status < 4 || byteAt(status + 3) != SPACE) {
      return fail(LogFault.STATUS, status);
    }
    responseBytes = status + 4;
    return combined ? locateCombined() : locateCommonEnd();
  }

  private boolean locateCommonEnd() {
    if (responseBytes == end || byteAt(responseBytes) == SPACE) {
      return fail(LogFault.RESPONSE_BYTES, responseBytes);
    }
    long space = ByteScan.indexOf(bytes, responseBytes, end, SPACE);
    responseBytesEnd = space == ByteScan.NONE ? end : space;
    return space == ByteScan.NONE || fail(LogFault.TRAILING_DATA, space);
  }

  private boolean locateCombined() {
    responseBytesEnd = word(responseBytes);
    if (responseBytesEnd < 0) {
      return fail(LogFault.RESPONSE_BYTES, responseBytes);
    }
    referrer = responseBytesEnd + 2;
    referrerEnd = quoted(responseBytesEnd + 1);
    if (referrerEnd < 0 || !isAt(referrerEnd + 1, SPACE)) {
      return fail(LogFault.REFERRER, responseBytesEnd + 1);
    }
    userAgent = referrerEnd + 3;
    userAgentEnd = quoted(referrerEnd + 2);
    if (userAgentEnd < 0) {
      return fail(LogFault.USER_AGENT, referrerEnd + 2);
    }
    return userAgentEnd + 1 == end || fail(LogFault.TRAILING_DATA, userAgentEnd + 1);
  }

  /// {@return where the word ends that begins at `start` and is followed by a space, or -1}
  private long word(long start) {
    long space = ByteScan.indexOf(bytes, start, end, SPACE);
    return space == start ? -1 : space;
  }

  /// {@return where the closing quote stands of the string that opens at `open`, or -1}
  ///
  /// A backslash takes the next byte with it, so that `\"` does not close the string.
  private long quoted(long open) {
    if (!isAt(open, QUOTE)) {
      return -1;
    }
    long at = ByteScan.indexOfEither(bytes, open + 1, end, QUOTE, BACKSLASH);
    while (at >= 0 && byteAt(at) == BACKSLASH) {
      at = end - at < 2 ? -1 : ByteScan.indexOfEither(bytes, at + 2, end, QUOTE, BACKSLASH);
    }
    return at;
  }

  private boolean areDigits(long from, long to) {
    for (long i = from; i < to; i++) {
      byte b = byteAt(i);
      if (b < '0' || b > '9') {
        return false;
      }
    }
    return from < to;
  }

  private boolean isAt(long offset, byte wanted) {
    return offset < end && byteAt(offset) == wanted;
  }

  @Override
  public String allowed() {
    return fault().allowed();
  }
}
