// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.internal;

import dev.vitrine.Fault;
import dev.vitrine.internal.scan.Utf8Diagnosis;
import dev.vitrine.internal.scan.Utf8Scan;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// A grammar that every line must follow, and be UTF-8 besides.
final class Utf8LineChecker implements LineChecker {

  private final LineChecker grammar;
  private @Nullable Utf8Diagnosis diagnosis;
  private long diagnosedOffset;

  Utf8LineChecker(LineChecker grammar) {
    this.grammar = grammar;
  }

  @Override
  public boolean check(MemorySegment bytes, long from, long to) {
    diagnosis = null;
    diagnosedOffset = Utf8Scan.firstFault(bytes, from, to);
    if (diagnosedOffset == Utf8Scan.VALID) {
      return grammar.check(bytes, from, to);
    }
    diagnosis = Utf8Diagnosis.of(bytes, diagnosedOffset, to);
    return false;
  }

  @Override
  public boolean isEntry(MemorySegment bytes, long from, long to) {
    return grammar.isEntry(bytes, from, to);
  }

  @Override
  public Fault fault() {
    return diagnosis != null ? diagnosis.fault() : grammar.fault();
  }

  @Override
  public long faultOffset() {
    return diagnosis != null ? diagnosedOffset : grammar.faultOffset();
  }

  @Override
  public String allowed() {
    return diagnosis != null ? diagnosis.allowed() : grammar.allowed();
  }
}
