// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import dev.vitrine.Fault;
import dev.vitrine.InvalidDataException;
import dev.vitrine.RecordFormat;
import dev.vitrine.VerifyContext;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Lines that end in LF and hold no `!`, checked byte by byte; a fault tells the line's number.
final class NumberedLines implements RecordFormat<MemorySegment> {

  enum LineFault implements Fault {
    EXCLAMATION;

    @Override
    public String description() {
      return "exclamation mark";
    }
  }

  @Override
  public String name() {
    return "numbered/1";
  }

  @Override
  public MemorySegment verify(FrozenSegment segment, VerifyContext context)
      throws InvalidDataException {
    MemorySegment bytes = segment.bytes();
    long line = context.firstRecord();
    long begin = 0;
    for (long i = 0; i < bytes.byteSize(); i++) {
      byte b = bytes.get(ValueLayout.JAVA_BYTE, i);
      if (b == '!') {
        throw context.invalid(LineFault.EXCLAMATION, i).within("line " + (line + 1));
      }
      if (b == '\n') {
        line++;
        begin = i + 1;
      } else if (i - begin >= context.maxRecordByteSize()) {
        throw context.tooLong(begin).within("line " + (line + 1));
      }
    }
    boolean unended = begin < bytes.byteSize();
    context.countRecords(line - context.firstRecord() + (unended ? 1 : 0));
    return bytes;
  }

  @Override
  public long lastBoundary(MemorySegment bytes, long from) {
    for (long i = bytes.byteSize(); i > from; i--) {
      if (bytes.get(ValueLayout.JAVA_BYTE, i - 1) == '\n') {
        return i;
      }
    }
    return NO_BOUNDARY;
  }

  @Override
  public boolean hasIndependentPieces() {
    return true;
  }
}
