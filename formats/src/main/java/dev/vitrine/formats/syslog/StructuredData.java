// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.syslog;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Goes from element to element and from parameter to parameter of structured data (RFC 5424,
/// section 6.3): `[id name="value" ...][id ...]`.
///
/// For one thread at a time. Places are bytes from the start of the segment.
final class StructuredData {

  private static final int MAX_NAME_BYTES = 32;
  private static final long NONE = -1;

  private MemorySegment bytes = MemorySegment.NULL;
  private long at;
  private long end;
  private boolean open;
  private SyslogFault fault = SyslogFault.STRUCTURED_DATA;
  private long faultOffset = NONE;

  long id;
  long idEnd;
  long name;
  long nameEnd;
  long value;
  long valueEnd;
  boolean escaped;

  /// Goes before the first element.
  void reset(MemorySegment bytes, long from, long to) {
    this.bytes = bytes;
    this.at = from;
    this.end = to;
    this.open = false;
    this.faultOffset = NONE;
  }

  /// {@return where the structured data ends that begins here, or -1 if it is malformed}
  long skipAll() {
    boolean more = true;
    while (more) {
      more = advanceElement(); // which skips the parameters of the element before
    }
    return faultOffset == NONE ? at : NONE;
  }

  /// {@return whether there was a next element; if so, this is before its first parameter}
  boolean advanceElement() {
    while (open) {
      open = advanceParam();
    }
    if (faultOffset != NONE || at == end || byteAt(at) != '[') {
      return false;
    }
    id = at + 1;
    idEnd = nameEnd(id);
    at = idEnd;
    open = idEnd != NONE;
    return open;
  }

  /// {@return whether there was a next parameter in this element}
  boolean advanceParam() {
    if (!open) {
      return false;
    }
    if (at < end && byteAt(at) == ' ') {
      return param(at + 1);
    }
    open = false;
    if (at < end && byteAt(at) == ']') {
      at++;
      return false;
    }
    return fail(SyslogFault.STRUCTURED_DATA, at);
  }

  private boolean param(long from) {
    name = from;
    nameEnd = nameEnd(from);
    if (nameEnd == NONE) {
      return false;
    }
    if (nameEnd == end || byteAt(nameEnd) != '=') {
      return fail(SyslogFault.SD_NAME, nameEnd);
    }
    value = nameEnd + 2;
    valueEnd = valueEnd(nameEnd + 1);
    at = valueEnd + 1;
    return valueEnd != NONE;
  }

  private long valueEnd(long quote) {
    escaped = false;
    long i = quote;
    boolean isQuoted = i < end && byteAt(i) == '"';
    for (i++; isQuoted && i < end; i++) {
      byte b = byteAt(i);
      if (b == '"') {
        return i;
      }
      if (b == ']') {
        fail(SyslogFault.PARAM_VALUE, i);
        return NONE;
      }
      if (b == '\\' && i + 1 < end && isEscapable(byteAt(i + 1))) {
        escaped = true;
        i++;
      }
    }
    fail(SyslogFault.PARAM_VALUE, quote);
    return NONE;
  }

  /// {@return whether a backslash takes this byte with it; any other backslash stays as it is}
  static boolean isEscapable(int b) {
    return b == '"' || b == '\\' || b == ']';
  }

  private long nameEnd(long from) {
    long i = from;
    while (i < end && i - from <= MAX_NAME_BYTES && isNameByte(byteAt(i))) {
      i++;
    }
    if (i > from && i - from <= MAX_NAME_BYTES) {
      return i;
    }
    fail(SyslogFault.SD_NAME, from);
    return NONE;
  }

  private static boolean isNameByte(byte b) {
    return b > ' ' && b <= '~' && b != '=' && b != ']' && b != '"';
  }

  private byte byteAt(long offset) {
    return bytes.get(ValueLayout.JAVA_BYTE, offset);
  }

  private boolean fail(SyslogFault fault, long offset) {
    this.fault = fault;
    this.faultOffset = offset;
    this.open = false;
    return false;
  }

  SyslogFault fault() {
    return fault;
  }

  long faultOffset() {
    return faultOffset;
  }
}
