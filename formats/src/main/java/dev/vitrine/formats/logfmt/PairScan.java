// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.logfmt;

import dev.vitrine.formats.internal.LineGrammar;
import dev.vitrine.internal.scan.ByteScan;
import java.lang.foreign.MemorySegment;

/// Goes from pair to pair of one line of logfmt.
///
/// For one thread at a time. Places are bytes from the start of the segment.
final class PairScan extends LineGrammar<LogfmtFault> {

  private static final byte QUOTE = '"';
  private static final byte BACKSLASH = '\\';

  private long at;
  private long end;
  private boolean failed;

  long key;
  long keyEnd;
  long value;
  long valueEnd;
  boolean hasValue;
  boolean quoted;
  boolean escaped;

  PairScan() {
    super(LogfmtFault.KEY);
  }

  /// Goes before the first pair of a line.
  void reset(MemorySegment bytes, long from, long to) {
    this.bytes = bytes;
    this.at = from;
    this.end = to;
    this.failed = false;
  }

  @Override
  public boolean check(MemorySegment bytes, long from, long to) {
    reset(bytes, from, to);
    boolean more = true;
    while (more) {
      more = next();
      if (quoted && !isQuotedContent()) {
        return false;
      }
    }
    return !failed;
  }

  /// {@return whether there was a next pair; in a line that is not verified, also false if it is
  /// malformed}
  boolean next() {
    quoted = false;
    escaped = false;
    while (at < end && isBlank(byteAt(at))) {
      at++;
    }
    if (at == end) {
      return false;
    }
    key = at;
    while (at < end && isPlain(byteAt(at)) && byteAt(at) != '=') {
      at++;
    }
    keyEnd = at;
    hasValue = at < end && byteAt(at) == '=';
    if (hasValue) {
      return key == keyEnd ? wrong(LogfmtFault.EMPTY_KEY, at) : value(at + 1);
    }
    value = at;
    valueEnd = at;
    return isSeparated() || wrong(LogfmtFault.KEY, at);
  }

  private boolean value(long from) {
    if (from < end && byteAt(from) == QUOTE) {
      return quoted(from);
    }
    value = from;
    at = from;
    while (at < end && isPlain(byteAt(at))) {
      at++;
    }
    valueEnd = at;
    return isSeparated() || wrong(LogfmtFault.VALUE, at);
  }

  private boolean quoted(long open) {
    long close = ByteScan.indexOfEither(bytes, open + 1, end, QUOTE, BACKSLASH);
    while (close >= 0 && byteAt(close) == BACKSLASH) {
      escaped = true;
      close =
          end - close < 2 ? -1 : ByteScan.indexOfEither(bytes, close + 2, end, QUOTE, BACKSLASH);
    }
    if (close < 0) {
      return wrong(LogfmtFault.UNCLOSED_QUOTE, open);
    }
    quoted = true;
    value = open + 1;
    valueEnd = close;
    at = close + 1;
    return isSeparated() || wrong(LogfmtFault.AFTER_QUOTE, at);
  }

  private boolean isQuotedContent() {
    long i = value;
    while (i < valueEnd) {
      byte b = byteAt(i);
      if (b >= 0 && b < ' ') {
        return wrong(LogfmtFault.CONTROL_CHARACTER, i);
      }
      int size = b == BACKSLASH ? QuotedValue.escapeSize(bytes, i, valueEnd) : 1;
      if (size < 0) {
        return wrong(LogfmtFault.ESCAPE, i);
      }
      i += size;
    }
    return true;
  }

  private boolean isSeparated() {
    return at == end || isBlank(byteAt(at));
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }

  /// A byte of a character that is neither a space, a control character nor a quote.
  private static boolean isPlain(byte b) {
    return (b > ' ' && b != QUOTE) || b < 0;
  }

  private boolean wrong(LogfmtFault fault, long offset) {
    failed = true;
    return fail(fault, offset);
  }

  @Override
  public String allowed() {
    return fault().allowed();
  }
}
