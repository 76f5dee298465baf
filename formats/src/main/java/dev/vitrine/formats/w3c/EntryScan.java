// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.w3c;

import dev.vitrine.formats.internal.Decimal;
import dev.vitrine.formats.internal.IsoTime;
import dev.vitrine.formats.internal.LineGrammar;
import dev.vitrine.internal.scan.ByteScan;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/// The places of the values in one line of an extended log.
///
/// For one thread at a time. Places are bytes from the start of the segment.
final class EntryScan extends LineGrammar<W3cFault> {

  private static final int MAX_FRACTION = 9;

  private final W3cSections sections;

  private long end;

  // INVARIANT: fields hold for entries that begin in [sectionStart, sectionEnd).
  private W3cFields fields = W3cFields.NONE;
  private long sectionStart;
  private long sectionEnd;

  private long[] starts = new long[16];
  private long[] ends = new long[16];
  private boolean[] escaped = new boolean[16];

  EntryScan(W3cSections sections) {
    super(W3cFault.DIRECTIVE);
    this.sections = sections;
  }

  W3cFields fields() {
    return fields;
  }

  long start(int index) {
    return starts[index];
  }

  long end(int index) {
    return ends[index];
  }

  boolean hasEscapes(int index) {
    return escaped[index];
  }

  /// {@return whether a value is `-`, without quotes}
  boolean isAbsent(int index) {
    return isNil(starts[index], ends[index])
        && (starts[index] == 0 || byteAt(starts[index] - 1) != '"');
  }

  @Override
  public boolean isEntry(MemorySegment bytes, long from, long to) {
    return bytes.get(ValueLayout.JAVA_BYTE, from) != '#' && Blank.skip(bytes, from, to) < to;
  }

  @Override
  public boolean check(MemorySegment bytes, long from, long to) {
    this.bytes = bytes;
    this.end = to;
    if (from == to || Blank.skip(bytes, from, to) == to) {
      return true;
    }
    if (byteAt(from) == '#') {
      return directive(from);
    }
    if (!locate(bytes, from, to)) {
      return false;
    }
    for (int i = 0; i < fields.count(); i++) {
      if (!isAbsent(i) && !isTyped(i)) {
        return false;
      }
    }
    return true;
  }

  private boolean directive(long from) {
    long colon = Directive.colon(bytes, from, end);
    if (colon < 0) {
      return fail(W3cFault.DIRECTIVE, from);
    }
    Optional<W3cFault> found = Directive.fault(bytes, from, colon, end);
    return found.isEmpty() || fail(found.get(), colon + 1);
  }

  /// {@return whether the entry has as many values as there are fields, each well-formed as such}
  boolean locate(MemorySegment bytes, long from, long to) {
    this.bytes = bytes;
    this.end = to;
    findFields(from);
    if (fields.count() == 0) {
      return fail(W3cFault.NO_FIELDS, from);
    }
    long at = Blank.skip(bytes, from, end);
    for (int i = 0; i < fields.count(); i++) {
      if (at == end) {
        return fail(W3cFault.MISSING_VALUE, end);
      }
      at = byteAt(at) == '"' ? quoted(i, at) : plain(i, at);
      if (at < 0) {
        return false;
      }
      at = Blank.skip(bytes, at, end);
    }
    return at == end || fail(W3cFault.TRAILING_DATA, at);
  }

  private void findFields(long from) {
    if (from >= sectionStart && from < sectionEnd) {
      return;
    }
    int section = sections.sectionOf(from);
    sectionStart = sections.start(section);
    sectionEnd = sections.end(section);
    fields = sections.fields(section);
    if (fields.count() > starts.length) {
      starts = new long[fields.count()];
      ends = new long[fields.count()];
      escaped = new boolean[fields.count()];
    }
  }

  private long plain(int index, long from) {
    long at = from;
    while (at < end && !Blank.is(byteAt(at))) {
      at++;
    }
    starts[index] = from;
    ends[index] = at;
    escaped[index] = false;
    return at;
  }

  /// A quote in a quoted value is written twice.
  private long quoted(int index, long open) {
    escaped[index] = false;
    long close = ByteScan.indexOf(bytes, open + 1, end, (byte) '"');
    while (close >= 0 && close + 1 < end && byteAt(close + 1) == '"') {
      escaped[index] = true;
      close = ByteScan.indexOf(bytes, close + 2, end, (byte) '"');
    }
    if (close < 0) {
      fail(W3cFault.UNCLOSED_QUOTE, open);
      return -1;
    }
    starts[index] = open + 1;
    ends[index] = close;
    if (close + 1 < end && !Blank.is(byteAt(close + 1))) {
      fail(W3cFault.AFTER_QUOTE, close + 1);
      return -1;
    }
    return close + 1;
  }

  private boolean isTyped(int index) {
    long from = starts[index];
    long to = ends[index];
    return switch (fields.type(index)) {
      case TEXT -> true;
      case DATE -> IsoTime.dateEnd(bytes, from, to) == to || fail(W3cFault.DATE, from);
      case TIME ->
          IsoTime.timeEnd(bytes, from, to, MAX_FRACTION) == to || fail(W3cFault.TIME, from);
      case INTEGER -> isInteger(from, to) || fail(W3cFault.NUMBER, from);
      case DECIMAL -> isDecimal(from, to) || fail(W3cFault.NUMBER, from);
    };
  }

  private boolean isInteger(long from, long to) {
    return to > from
        && to - from <= Decimal.SAFE_DIGITS
        && Directive.digitsEnd(bytes, from, to) == to;
  }

  private boolean isDecimal(long from, long to) {
    long point = Directive.digitsEnd(bytes, from, to);
    if (point == to || to - from > Decimal.SAFE_DIGITS + 1) {
      return isInteger(from, to);
    }
    return point > from
        && byteAt(point) == '.'
        && point + 1 < to
        && Directive.digitsEnd(bytes, point + 1, to) == to;
  }

  private boolean isNil(long from, long to) {
    return to - from == 1 && byteAt(from) == '-';
  }

  @Override
  public String allowed() {
    return fault().allowed();
  }
}
