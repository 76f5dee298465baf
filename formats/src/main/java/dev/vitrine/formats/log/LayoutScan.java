// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.log;

import dev.vitrine.formats.internal.Decimal;
import dev.vitrine.formats.internal.IsoTime;
import dev.vitrine.formats.internal.LineGrammar;
import dev.vitrine.internal.scan.ByteScan;
import java.lang.foreign.MemorySegment;

/// The places of the fields in one line of a log of some layout.
///
/// For one thread at a time. Places are bytes from the start of the segment.
final class LayoutScan extends LineGrammar<LayoutFault> {

  private static final byte QUOTE = '"';
  private static final byte BACKSLASH = '\\';

  private final LogLayout layout;
  private final LogField[] fields;
  private final byte[][] texts;
  private final boolean[] quoted;
  private final long[] starts;
  private final long[] ends;

  private long end;
  private int faultField;

  LayoutScan(LogLayout layout) {
    super(LayoutFault.SEPARATOR);
    this.layout = layout;
    int count = layout.fields().size();
    this.fields = layout.fields().toArray(LogField[]::new);
    this.texts = new byte[count + 1][];
    this.quoted = new boolean[count];
    this.starts = new long[count];
    this.ends = new long[count];
    for (int i = 0; i <= count; i++) {
      texts[i] = layout.text(i);
    }
    for (int i = 0; i < count; i++) {
      quoted[i] = layout.isQuoted(i);
    }
  }

  long start(LogField field) {
    return starts[field.index()];
  }

  long end(LogField field) {
    return ends[field.index()];
  }

  @Override
  public boolean check(MemorySegment bytes, long from, long to) {
    return locate(bytes, from, to, true);
  }

  /// {@return whether every field was found}
  ///
  /// @param checking whether to look at the values besides
  boolean locate(MemorySegment bytes, long from, long to, boolean checking) {
    this.bytes = bytes;
    this.end = to;
    long at = textEnd(0, from);
    for (int i = 0; at >= 0 && i < fields.length; i++) {
      faultField = i;
      long valueEnd = valueEnd(i, at);
      if (valueEnd < 0) {
        return false;
      }
      starts[i] = at;
      ends[i] = valueEnd;
      if (checking && !isTyped(fields[i], at, valueEnd)) {
        return false;
      }
      at = textEnd(i + 1, valueEnd);
    }
    return at == end || (at >= 0 && fail(LayoutFault.TRAILING_DATA, at));
  }

  private long textEnd(int index, long at) {
    if (isAt(texts[index], at)) {
      return at + texts[index].length;
    }
    return failed(LayoutFault.SEPARATOR, at);
  }

  private long valueEnd(int index, long at) {
    LogField field = fields[index];
    if (field.type() == LogField.Type.TIME) {
      long timeEnd = at + LogTime.BYTE_SIZE + (field.isBracketed() ? 2 : 0);
      return timeEnd <= end ? timeEnd : failed(LayoutFault.TIME, at);
    }
    if (quoted[index]) {
      return closingQuote(at);
    }
    byte[] after = texts[index + 1];
    long valueEnd = after.length == 0 ? end : find(after, at);
    if (valueEnd < 0) {
      return failed(LayoutFault.SEPARATOR, at);
    }
    return valueEnd > at || field.mayBeEmpty() ? valueEnd : failed(LayoutFault.EMPTY_VALUE, at);
  }

  /// A backslash takes the next byte with it, so that `\"` does not end the value.
  private long closingQuote(long from) {
    long at = ByteScan.indexOfEither(bytes, from, end, QUOTE, BACKSLASH);
    while (at >= 0 && byteAt(at) == BACKSLASH) {
      at = end - at < 2 ? -1 : ByteScan.indexOfEither(bytes, at + 2, end, QUOTE, BACKSLASH);
    }
    return at < 0 ? failed(LayoutFault.UNCLOSED_QUOTE, from) : at;
  }

  private long find(byte[] text, long from) {
    long at = ByteScan.indexOf(bytes, from, end, text[0]);
    while (at >= 0 && !isAt(text, at)) {
      at = ByteScan.indexOf(bytes, at + 1, end, text[0]);
    }
    return at;
  }

  private boolean isAt(byte[] text, long at) {
    if (end - at < text.length) {
      return false;
    }
    for (int i = 0; i < text.length; i++) {
      if (byteAt(at + i) != text[i]) {
        return false;
      }
    }
    return true;
  }

  private boolean isTyped(LogField field, long from, long to) {
    return switch (field.type()) {
      case TEXT, REQUEST -> true;
      case STATUS ->
          (to - from == 3 && digitsEnd(from, to) == to) || fail(LayoutFault.STATUS, from);
      case INTEGER -> isNil(from, to) || isInteger(from, to) || fail(LayoutFault.NUMBER, from);
      case DECIMAL -> isNil(from, to) || isDecimal(from, to) || fail(LayoutFault.NUMBER, from);
      case TIME -> isTime(field, from, to) || fail(LayoutFault.TIME, from);
      case ISO_TIME -> IsoTime.end(bytes, from, to, 9) == to || fail(LayoutFault.TIME, from);
    };
  }

  private boolean isTime(LogField field, long from, long to) {
    if (!field.isBracketed()) {
      return LogTime.isValid(bytes, from);
    }
    return byteAt(from) == '[' && byteAt(to - 1) == ']' && LogTime.isValid(bytes, from + 1);
  }

  private boolean isInteger(long from, long to) {
    return to > from && to - from <= Decimal.SAFE_DIGITS && digitsEnd(from, to) == to;
  }

  private boolean isDecimal(long from, long to) {
    long point = digitsEnd(from, to);
    if (point == to) {
      return isInteger(from, to);
    }
    return point > from
        && byteAt(point) == '.'
        && to > point + 1
        && to - from <= Decimal.SAFE_DIGITS + 1
        && digitsEnd(point + 1, to) == to;
  }

  private long digitsEnd(long from, long to) {
    long at = from;
    while (at < to && byteAt(at) >= '0' && byteAt(at) <= '9') {
      at++;
    }
    return at;
  }

  boolean isNil(long from, long to) {
    return to - from == 1 && byteAt(from) == '-';
  }

  @Override
  public String allowed() {
    boolean ofField = fault() != LayoutFault.TRAILING_DATA;
    return fault().allowed()
        + (ofField ? " at " + layout.fields().get(faultField).directive() : "");
  }
}
