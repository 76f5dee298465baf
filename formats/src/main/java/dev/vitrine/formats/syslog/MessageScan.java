// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.syslog;

import dev.vitrine.formats.internal.IsoTime;
import dev.vitrine.formats.internal.LineGrammar;
import java.lang.foreign.MemorySegment;

/// The places of the parts of one message.
///
/// For one thread at a time. Places are bytes from the start of the segment; what is absent is
/// empty.
final class MessageScan extends LineGrammar<SyslogFault> {

  private static final int NO_PRIORITY = -1;
  private static final int MAX_PRIORITY = 191;

  /// RFC 5424, section 6: TIME-SECFRAC.
  private static final int MAX_FRACTION = 6;

  private final Dialect dialect;
  private final StructuredData scan = new StructuredData();

  private long end;

  Protocol protocol = Protocol.RFC_3164;
  int priority;
  boolean isIsoTime;
  long time;
  long timeEnd;
  long host;
  long hostEnd;
  long app;
  long appEnd;
  long proc;
  long procEnd;
  long msgId;
  long msgIdEnd;
  long data;
  long dataEnd;
  long text;
  boolean hasBom;

  MessageScan(Dialect dialect) {
    super(SyslogFault.PRIORITY);
    this.dialect = dialect;
  }

  long end() {
    return end;
  }

  @Override
  public boolean check(MemorySegment bytes, long from, long to) {
    this.bytes = bytes;
    this.end = to;
    hasBom = false;
    long at = priority(from);
    if (at == FAILED) {
      return false;
    }
    boolean isNew =
        dialect == Dialect.RFC_5424
            || (dialect == Dialect.AUTO && priority != NO_PRIORITY && isVersion(at));
    protocol = isNew ? Protocol.RFC_5424 : Protocol.RFC_3164;
    return isNew ? newMessage(from, at) : oldMessage(from, at);
  }

  /// {@return what follows the priority, or `from` if there is none}
  private long priority(long from) {
    priority = NO_PRIORITY;
    if (!isAt(from, '<')) {
      return from;
    }
    int value = 0;
    long i = from + 1;
    while (i < end && i <= from + 3 && isDigit(byteAt(i))) {
      value = value * 10 + (byteAt(i) - '0');
      i++;
    }
    if (i == from + 1 || !isAt(i, '>') || value > MAX_PRIORITY) {
      return failed(SyslogFault.PRIORITY, from);
    }
    priority = value;
    return i + 1;
  }

  /// {@return whether a number and a space begin here, as no message of RFC 3164 does}
  private boolean isVersion(long at) {
    long i = at;
    while (i < end && i < at + 3 && isDigit(byteAt(i))) {
      i++;
    }
    return i > at && isAt(i, ' ');
  }

  private boolean newMessage(long from, long version) {
    if (priority == NO_PRIORITY) {
      return fail(SyslogFault.PRIORITY, from);
    }
    if (!isAt(version, '1') || !isAt(version + 1, ' ')) {
      return fail(SyslogFault.VERSION, version);
    }
    if (!newTime(version + 2)) {
      return fail(SyslogFault.TIMESTAMP, version + 2);
    }
    host = timeEnd + (timeEnd == time ? 2 : 1);
    hostEnd = word(host, 255, SyslogFault.HOSTNAME);
    app = hostEnd + 1;
    appEnd = hostEnd == FAILED ? FAILED : word(app, 48, SyslogFault.APP_NAME);
    proc = appEnd + 1;
    procEnd = appEnd == FAILED ? FAILED : word(proc, 128, SyslogFault.PROC_ID);
    msgId = procEnd + 1;
    msgIdEnd = procEnd == FAILED ? FAILED : word(msgId, 32, SyslogFault.MSG_ID);
    return msgIdEnd != FAILED && structuredData(msgIdEnd + 1) && hideNil();
  }

  private boolean newTime(long from) {
    time = from;
    isIsoTime = true;
    if (isAt(from, '-') && isAt(from + 1, ' ')) {
      timeEnd = from;
      return true;
    }
    timeEnd = IsoTime.end(bytes, from, end, MAX_FRACTION);
    return timeEnd != IsoTime.NONE && isAt(timeEnd, ' ');
  }

  /// {@return where the word of printable characters ends that a space follows, or -1}
  private long word(long from, int max, SyslogFault fault) {
    long i = from;
    while (i < end && i - from <= max && byteAt(i) > ' ' && byteAt(i) <= '~') {
      i++;
    }
    return i > from && i - from <= max && isAt(i, ' ') ? i : failed(fault, from);
  }

  private boolean structuredData(long from) {
    data = from;
    if (isAt(from, '-')) {
      dataEnd = from;
      return message(from + 1);
    }
    if (!isAt(from, '[')) {
      return fail(SyslogFault.STRUCTURED_DATA, from);
    }
    scan.reset(bytes, from, end);
    dataEnd = scan.skipAll();
    return dataEnd == FAILED ? fail(scan.fault(), scan.faultOffset()) : message(dataEnd);
  }

  private boolean message(long at) {
    if (at < end && byteAt(at) != ' ') {
      return fail(SyslogFault.STRUCTURED_DATA, at);
    }
    text = Math.min(end, at + 1);
    hasBom =
        end - text >= 3
            && byteAt(text) == (byte) 0xEF
            && byteAt(text + 1) == (byte) 0xBB
            && byteAt(text + 2) == (byte) 0xBF;
    text += hasBom ? 3 : 0;
    return true;
  }

  /// The NILVALUE `-` stands for what is absent.
  private boolean hideNil() {
    hostEnd = isNil(host, hostEnd) ? host : hostEnd;
    appEnd = isNil(app, appEnd) ? app : appEnd;
    procEnd = isNil(proc, procEnd) ? proc : procEnd;
    msgIdEnd = isNil(msgId, msgIdEnd) ? msgId : msgIdEnd;
    return true;
  }

  private boolean isNil(long from, long to) {
    return to - from == 1 && byteAt(from) == '-';
  }

  private boolean oldMessage(long from, long at) {
    // RFC 3164, section 4.1.1: no leading zeros but for the priority 0 itself
    if (priority != NO_PRIORITY && byteAt(from + 1) == '0' && at - from > 3) {
      return fail(SyslogFault.PRIORITY, from);
    }
    time = at;
    isIsoTime = !OldHeader.isTime(bytes, at, end);
    timeEnd = isIsoTime ? IsoTime.end(bytes, at, end, 9) : at + OldHeader.TIME_BYTE_SIZE;
    if (timeEnd == IsoTime.NONE || !isAt(timeEnd, ' ')) {
      return fail(SyslogFault.TIMESTAMP, at);
    }
    host = timeEnd + 1;
    hostEnd = OldHeader.hostEnd(bytes, host, end);
    tag(hostEnd > host ? hostEnd + 1 : host);
    hostEnd = isNil(host, hostEnd) ? host : hostEnd;
    msgId = msgIdEnd = data = dataEnd = text;
    return true;
  }

  private void tag(long from) {
    app = from;
    appEnd = OldHeader.tagEnd(bytes, from, end);
    proc = procEnd = appEnd;
    text = from;
    if (appEnd == from) {
      return;
    }
    long colon = appEnd;
    if (byteAt(appEnd) == '[') {
      proc = appEnd + 1;
      procEnd = OldHeader.pidEnd(bytes, proc, end);
      colon = procEnd + 1;
    }
    text = isAt(colon, ':') ? colon + 1 : colon;
    text = isAt(text, ' ') ? text + 1 : text;
  }

  boolean hasPriority() {
    return priority != NO_PRIORITY;
  }

  private boolean isAt(long offset, char wanted) {
    return offset < end && byteAt(offset) == wanted;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  @Override
  public String allowed() {
    return fault().allowed();
  }
}
