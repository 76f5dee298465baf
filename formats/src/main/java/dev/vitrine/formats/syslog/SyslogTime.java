// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.syslog;

import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;

/// When a message was written.
///
/// Immutable and safe for use by many threads.
public sealed interface SyslogTime {

  /// The message does not say.
  record Absent() implements SyslogTime {}

  /// A local time without year and zone, as RFC 3164 has it.
  ///
  /// @param day 29 February included
  /// @param time to the second
  record WithoutYear(MonthDay day, LocalTime time) implements SyslogTime {}

  /// A point in time, as RFC 5424 has it.
  ///
  /// @param time to the nanosecond
  record Exact(OffsetDateTime time) implements SyslogTime {}
}
