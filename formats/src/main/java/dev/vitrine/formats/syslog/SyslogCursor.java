// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.syslog;

import dev.vitrine.formats.internal.CheckedRecords;
import dev.vitrine.formats.internal.EntryWalk;
import dev.vitrine.formats.text.Utf8Slice;
import java.lang.foreign.MemorySegment;

// LENGTH: one documented method for each part of a message; the bodies are one line.
/// Goes through the well-formed messages without allocating; malformed ones are passed over.
///
/// What a message does not say is empty: what RFC 5424 writes as `-`, and in RFC 3164 what is not
/// there. There the host is the first word after the time, if it has the characters of a name or
/// address; the tag is what stands before a `:`, or before a process id in brackets, if it is a
/// word of at most 48 characters; the message is the rest, after a space.
///
/// ```java
/// for (SyslogCursor at = log.cursor(); at.advance(); ) {
///   if (at.severity().compareTo(Severity.ERROR) <= 0 && at.findParam("origin", "ip")) {
///     count(at.paramValue());
///   }
/// }
/// ```
///
/// For one thread at a time. Before the first and after the last message the values mean nothing.
/// Valid until the file is closed.
public final class SyslogCursor {

  /// What a relay takes a message for that has none: user, notice (RFC 3164, section 4.3.3).
  private static final int DEFAULT_PRIORITY = 13;

  private static final Facility[] FACILITIES = Facility.values();
  private static final Severity[] SEVERITIES = Severity.values();

  private final EntryWalk walk;
  private final MemorySegment bytes;
  private final MessageScan scan;
  private final StructuredData data = new StructuredData();
  private final TimeReader time;

  SyslogCursor(CheckedRecords records, Dialect dialect) {
    this.walk = new EntryWalk(records);
    this.bytes = records.bytes();
    this.scan = new MessageScan(dialect);
    this.time = new TimeReader(bytes, scan);
  }

  /// {@return whether there was a next message; if so, this cursor is at it, before its first
  /// element of structured data}
  public boolean advance() {
    if (!walk.advance()) {
      return false;
    }
    scan.check(bytes, walk.from(), walk.to());
    rewindElements();
    return true;
  }

  /// {@return which of the two forms the message has}
  public Protocol protocol() {
    return scan.protocol;
  }

  /// {@return whether the message has a priority; in files it often has none}
  public boolean hasPriority() {
    return scan.hasPriority();
  }

  /// {@return the priority, 0 to 191; 13 without [#hasPriority()], which is user and notice}
  public int priority() {
    return scan.hasPriority() ? scan.priority : DEFAULT_PRIORITY;
  }

  /// {@return what kind of program the message comes from; USER without [#hasPriority()]}
  public Facility facility() {
    return FACILITIES[priority() >> 3];
  }

  /// {@return how bad the message is; NOTICE without [#hasPriority()]}
  public Severity severity() {
    return SEVERITIES[priority() & 7];
  }

  /// {@return whether the message says when it was written}
  public boolean hasTime() {
    return scan.timeEnd > scan.time;
  }

  /// {@return whether the time is a point in time: with year and zone}
  public boolean isTimeExact() {
    return hasTime() && scan.isIsoTime;
  }

  /// {@return the time in seconds since 1970-01-01T00:00:00Z}
  ///
  /// @throws IllegalStateException without [#isTimeExact()]
  public long epochSecond() {
    return time.epochSecond();
  }

  /// {@return the fraction of the second, in nanoseconds, 0 to 999999999}
  ///
  /// @throws IllegalStateException without [#isTimeExact()]
  public int nanoOfSecond() {
    return time.nanoOfSecond();
  }

  /// {@return the time in nanoseconds since 1970-01-01T00:00:00Z}
  ///
  /// @throws IllegalStateException without [#isTimeExact()]
  /// @throws ArithmeticException before 1677-09-21 and after 2262-04-11, which a `long` cannot say
  public long epochNanos() {
    return time.epochNanos();
  }

  /// {@return how far the clock that wrote the time is ahead of UTC, in seconds, from -64800 to
  /// 64800}
  ///
  /// @throws IllegalStateException without [#isTimeExact()]
  public int zoneOffsetSeconds() {
    return time.zoneOffsetSeconds();
  }

  /// {@return the month of the time as written, 1 to 12}
  ///
  /// @throws IllegalStateException without [#hasTime()]
  public int month() {
    return time.month();
  }

  /// {@return the day of the month of the time as written, 1 to 31}
  ///
  /// @throws IllegalStateException without [#hasTime()]
  public int dayOfMonth() {
    return time.dayOfMonth();
  }

  /// {@return the second of the day of the time as written, 0 to 86399}
  ///
  /// @throws IllegalStateException without [#hasTime()]
  public int secondOfDay() {
    return time.secondOfDay();
  }

  /// {@return the time as a value of `java.time`}
  public SyslogTime time() {
    return time.value();
  }

  /// {@return the name or address of the sender}
  public Utf8Slice hostname() {
    return walk.slice(scan.host, scan.hostEnd);
  }

  /// {@return the program: APP-NAME, or the tag of RFC 3164 without the process}
  public Utf8Slice appName() {
    return walk.slice(scan.app, scan.appEnd);
  }

  /// {@return the process: PROCID, or what the tag of RFC 3164 has in brackets}
  public Utf8Slice procId() {
    return walk.slice(scan.proc, scan.procEnd);
  }

  /// {@return the type of the message: MSGID}
  public Utf8Slice msgId() {
    return walk.slice(scan.msgId, scan.msgIdEnd);
  }

  /// {@return the structured data as written}
  public Utf8Slice structuredData() {
    return walk.slice(scan.data, scan.dataEnd);
  }

  /// {@return the text of the message, without byte order mark}
  public Utf8Slice message() {
    return walk.slice(scan.text, scan.end());
  }

  /// {@return whether a byte order mark says that the message is meant as UTF-8}
  public boolean hasByteOrderMark() {
    return scan.hasBom;
  }

  /// Goes back before the first element of the structured data.
  public void rewindElements() {
    data.reset(bytes, scan.data, scan.dataEnd);
  }

  /// {@return whether there was a next element; if so, this cursor is before its first parameter}
  public boolean advanceElement() {
    return data.advanceElement();
  }

  /// {@return whether there was a next parameter in this element; if so, this cursor is at it}
  public boolean advanceParam() {
    return data.advanceParam();
  }

  /// {@return whether the structured data has a parameter; if so, this cursor is at the first one}
  ///
  /// Reads the structured data from its start to that parameter.
  ///
  /// @param sdId the SD-ID of the element, all of it
  /// @param name of the parameter, all of it
  public boolean findParam(String sdId, String name) {
    rewindElements();
    while (advanceElement()) {
      boolean wanted = walk.matches(data.id, data.idEnd, sdId);
      while (wanted && advanceParam()) {
        if (walk.matches(data.name, data.nameEnd, name)) {
          return true;
        }
      }
    }
    return false;
  }

  /// {@return the SD-ID of this element}
  public Utf8Slice elementId() {
    return walk.slice(data.id, data.idEnd);
  }

  /// {@return the name of this parameter}
  public Utf8Slice paramName() {
    return walk.slice(data.name, data.nameEnd);
  }

  /// {@return the value of this parameter as written, without its quotes}
  public Utf8Slice paramValue() {
    return walk.slice(data.value, data.valueEnd);
  }

  /// {@return whether the value has escapes, see [Syslog#unescape]}
  public boolean paramHasEscapes() {
    return data.escaped;
  }

  /// {@return the value of this parameter, with its escapes resolved}
  public String paramText() {
    return data.escaped ? Syslog.unescape(paramValue()) : paramValue().toString();
  }

  /// {@return the whole message, as written}
  public Utf8Slice line() {
    return walk.text();
  }

  /// {@return where the message begins, in bytes from the start of the segment}
  public long byteOffset() {
    return walk.from();
  }

  /// {@return the index of the message among all, malformed ones included}
  public long lineIndex() {
    return walk.index();
  }

  /// {@return a copy of the message that does not move on with this cursor}
  public SyslogEntry entry() {
    return SyslogEntry.of(this);
  }
}
