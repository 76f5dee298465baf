// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.internal;

import dev.vitrine.InvalidDataException;
import dev.vitrine.VerifyContext;
import dev.vitrine.formats.text.MalformedLine;
import java.lang.foreign.MemorySegment;

/// What a checker found wrong with a record, in the forms in which it is handed on.
final class FoundFault {

  private FoundFault() {}

  /// Quotes nothing of the next record, which may be in order, and which a window may not hold.
  static InvalidDataException exception(
      MemorySegment bytes, RecordSpan record, LineChecker checker, VerifyContext context) {
    long offset = checker.faultOffset();
    String found = offset < record.to() ? Quote.of(bytes, offset, record.to()) : "end of line";
    return context.invalid(checker.fault(), offset, found, checker.allowed());
  }

  static MalformedLine line(
      MemorySegment bytes, long index, RecordSpan record, LineChecker checker) {
    return new MalformedLine(
        index,
        record.from(),
        bytes.asSlice(record.from(), record.to() - record.from()),
        checker.fault(),
        checker.faultOffset(),
        checker.allowed());
  }
}
