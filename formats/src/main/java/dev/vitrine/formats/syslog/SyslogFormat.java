// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.syslog;

import dev.vitrine.InvalidDataException;
import dev.vitrine.RecordFormat;
import dev.vitrine.VerifyContext;
import dev.vitrine.formats.internal.CheckedFrames;
import dev.vitrine.formats.internal.CheckedLines;
import dev.vitrine.formats.internal.CheckedRecords;
import dev.vitrine.formats.internal.FrameSpan;
import dev.vitrine.formats.internal.LineEnd;
import dev.vitrine.mapping.FrozenSegment;
import java.lang.foreign.MemorySegment;

/// The format of [Syslog]: which messages, how they are delimited, and what happens to malformed
/// ones.
///
/// By default messages are lines, and a malformed one is counted and can be looked at
/// ([Syslog#malformedLines()]).
///
/// Immutable and safe for use by many threads.
public final class SyslogFormat implements RecordFormat<Syslog> {

  private final Dialect dialect;
  private final boolean framed;
  private final boolean failing;

  SyslogFormat(Dialect dialect, boolean framed, boolean failing) {
    this.dialect = dialect;
    this.framed = framed;
    this.failing = failing;
  }

  /// {@return this format, but the first malformed message fails the verification, with a
  /// [SyslogFault] or an [dev.vitrine.Utf8Fault]}
  public SyslogFormat failingOnMalformed() {
    return new SyslogFormat(dialect, framed, true);
  }

  /// {@return this format, but for messages framed as on a TCP connection (RFC 6587): `LEN SP
  /// message`, octet counting, where LEN is the number of its bytes; a message that begins with `<`
  /// instead ends with a line feed}
  ///
  /// A malformed frame always fails the verification, with [SyslogFault#FRAME]: nobody knows where
  /// the next one begins. Frames are verified on one thread.
  public SyslogFormat framed() {
    return new SyslogFormat(dialect, true, failing);
  }

  @Override
  public String name() {
    String options = (framed ? "framing=rfc6587" : "") + (framed && failing ? "," : "");
    options += failing ? "malformed=fail" : "";
    return dialect.formatName() + (options.isEmpty() ? "" : "(" + options + ")");
  }

  @Override
  public Syslog verify(FrozenSegment segment, VerifyContext context) throws InvalidDataException {
    return new Syslog(check(segment.bytes(), context), dialect);
  }

  private CheckedRecords check(MemorySegment bytes, VerifyContext context)
      throws InvalidDataException {
    if (!framed) {
      return CheckedLines.verify(bytes, context, () -> new MessageScan(dialect), failing);
    }
    CheckedFrames.Policy policy = new CheckedFrames.Policy(failing, SyslogFault.FRAME);
    return CheckedFrames.verify(bytes, context, () -> new MessageScan(dialect), policy);
  }

  @Override
  public long lastBoundary(MemorySegment bytes, long from) {
    if (!framed) {
      return LineEnd.last(bytes, from);
    }
    long end = FrameSpan.lastEnd(bytes);
    return end > from ? end : NO_BOUNDARY;
  }

  @Override
  public boolean hasIndependentPieces() {
    return true;
  }
}
