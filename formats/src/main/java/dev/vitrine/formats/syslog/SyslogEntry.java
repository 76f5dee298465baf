// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.syslog;

import dev.vitrine.formats.text.Utf8Slice;

/// One message.
///
/// Immutable and safe for use by many threads. The texts lie in the file and are valid until it is
/// closed; see [SyslogCursor] for each.
///
/// @param byteOffset where the message begins, in bytes from the start of the segment
/// @param protocol which of the two forms it has
/// @param hasPriority whether it says facility and severity
/// @param facility what kind of program it comes from; USER if it does not say
/// @param severity how bad it is; NOTICE if it does not say
/// @param time when it was written
/// @param hostname of the sender, empty if absent
/// @param appName the program, empty if absent; in RFC 3164 the tag
/// @param procId the process, empty if absent
/// @param msgId the type of the message, empty if absent
/// @param structuredData as it stands in the message, empty if absent
/// @param message its text, without byte order mark
public record SyslogEntry(
    long byteOffset,
    Protocol protocol,
    boolean hasPriority,
    Facility facility,
    Severity severity,
    SyslogTime time,
    Utf8Slice hostname,
    Utf8Slice appName,
    Utf8Slice procId,
    Utf8Slice msgId,
    Utf8Slice structuredData,
    Utf8Slice message) {

  static SyslogEntry of(SyslogCursor at) {
    return new SyslogEntry(
        at.byteOffset(),
        at.protocol(),
        at.hasPriority(),
        at.facility(),
        at.severity(),
        at.time(),
        at.hostname(),
        at.appName(),
        at.procId(),
        at.msgId(),
        at.structuredData(),
        at.message());
  }
}
