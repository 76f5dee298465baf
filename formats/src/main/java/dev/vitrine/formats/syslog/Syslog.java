// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.syslog;

import dev.vitrine.formats.internal.CheckedRecords;
import dev.vitrine.formats.internal.EntryIterator;
import dev.vitrine.formats.text.Entries;
import dev.vitrine.formats.text.Utf8Slice;
import java.util.Iterator;

/// Verified syslog messages, one a line or framed.
///
/// ```text
/// <34>1 2003-10-11T22:14:15.003Z host su 123 ID47 [origin ip="10.0.0.1"] 'su root' failed
/// <34>Oct 11 22:14:15 host su[123]: 'su root' failed
/// Oct 11 22:14:15 host su[123]: 'su root' failed
/// 2003-10-11T22:14:15.003+00:00 host su[123]: 'su root' failed
/// ```
///
/// The first is a message of RFC 5424, whose grammar is followed to the letter, except that zones
/// are at most 18 hours from UTC and that the whole message must be UTF-8. That an SD-ID occurs
/// once only is not verified. The others are messages of RFC 3164, as senders and as the files of
/// syslogd and rsyslog have them. There only the priority and the time have a certain form; host
/// and tag are found where they are, and are empty where they are not, see [SyslogCursor].
///
/// Immutable and safe for use by many threads. Valid until the file is closed.
public final class Syslog extends Entries<SyslogEntry> {

  // INVARIANT: records were verified with the grammar of MessageScan for this dialect.
  private final CheckedRecords records;
  private final Dialect dialect;

  Syslog(CheckedRecords records, Dialect dialect) {
    super(records);
    this.records = records;
    this.dialect = dialect;
  }

  /// {@return the format of messages of RFC 5424 and RFC 3164, mixed; malformed ones are counted}
  ///
  /// A message of RFC 5424 is what has a number and a space after its priority.
  public static SyslogFormat auto() {
    return new SyslogFormat(Dialect.AUTO, false, false);
  }

  /// {@return the format of messages of RFC 3164; malformed ones are counted}
  public static SyslogFormat rfc3164() {
    return new SyslogFormat(Dialect.RFC_3164, false, false);
  }

  /// {@return the format of messages of RFC 5424; malformed ones are counted}
  public static SyslogFormat rfc5424() {
    return new SyslogFormat(Dialect.RFC_5424, false, false);
  }

  /// {@return a cursor before the first message: the way that allocates nothing}
  public SyslogCursor cursor() {
    return new SyslogCursor(records, dialect);
  }

  @Override
  public Iterator<SyslogEntry> iterator() {
    SyslogCursor cursor = cursor();
    return new EntryIterator<>(entryCount(), cursor::advance, cursor::entry);
  }

  /// {@return the value of a parameter, with the escapes `\"`, `\\` and `\]` resolved; any other
  /// backslash stays as it is (RFC 5424, section 6.3.3)}
  ///
  /// @param value a value that [SyslogCursor#paramHasEscapes()] is true of
  public static String unescape(Utf8Slice value) {
    String raw = value.toString();
    StringBuilder text = new StringBuilder(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      boolean escape = raw.charAt(i) == '\\' && i + 1 < raw.length();
      if (escape && StructuredData.isEscapable(raw.charAt(i + 1))) {
        i++;
      }
      text.append(raw.charAt(i));
    }
    return text.toString();
  }
}
