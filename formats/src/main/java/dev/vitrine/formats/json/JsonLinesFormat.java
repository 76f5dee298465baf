// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.json;

import dev.vitrine.InvalidDataException;
import dev.vitrine.RecordFormat;
import dev.vitrine.VerifyContext;
import dev.vitrine.formats.internal.CheckedLines;
import dev.vitrine.formats.internal.LineEnd;
import dev.vitrine.mapping.FrozenSegment;
import java.lang.foreign.MemorySegment;

/// The format of JSON lines, [Json#lines()], and what happens to malformed and blank lines.
///
/// By default a malformed line is counted and can be looked at ([JsonRecords#malformedLines()]);
/// then every file is valid, whatever it holds. With [#failingOnMalformed()] the first malformed
/// line is an [InvalidDataException]. A blank line, with nothing or only whitespace, is malformed
/// ([JsonFault#NO_VALUE]) unless [#skippingBlankLines()].
///
/// A line ends with LF or CR LF. Lines longer than [dev.vitrine.VerifyOptions#maxRecordByteSize()]
/// are refused always.
///
/// Immutable and safe for use by many threads.
public final class JsonLinesFormat implements RecordFormat<JsonRecords> {

  private final boolean failing;
  private final boolean blankAllowed;

  JsonLinesFormat(boolean failing, boolean blankAllowed) {
    this.failing = failing;
    this.blankAllowed = blankAllowed;
  }

  /// {@return this format, but the first malformed line fails the verification, with a [JsonFault]
  /// or an [dev.vitrine.Utf8Fault]}
  public JsonLinesFormat failingOnMalformed() {
    return new JsonLinesFormat(true, blankAllowed);
  }

  /// {@return this format, but blank lines are passed over: they are neither values nor malformed}
  public JsonLinesFormat skippingBlankLines() {
    return new JsonLinesFormat(failing, true);
  }

  @Override
  public String name() {
    String options = (failing ? "malformed=fail" : "") + (blankAllowed ? " blank=skip" : "");
    return options.isEmpty() ? "jsonl/1" : "jsonl/1(" + options.strip() + ")";
  }

  @Override
  public JsonRecords verify(FrozenSegment segment, VerifyContext context)
      throws InvalidDataException {
    int maxDepth = context.maxDepth();
    CheckedLines lines =
        CheckedLines.verify(
            segment.bytes(), context, () -> new JsonGrammar(maxDepth, blankAllowed), failing);
    return new JsonRecords(lines);
  }

  @Override
  public long lastBoundary(MemorySegment bytes, long from) {
    return LineEnd.last(bytes, from);
  }

  @Override
  public boolean hasIndependentPieces() {
    return true;
  }
}
