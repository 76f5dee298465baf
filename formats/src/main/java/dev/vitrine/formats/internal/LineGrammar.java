// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.internal;

import dev.vitrine.Fault;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// What every grammar of a line keeps: the bytes it looks at, and what it found wrong last.
///
/// For one thread at a time.
///
/// @param <F> the faults of the format
public abstract class LineGrammar<F extends Fault> implements LineChecker {

  /// What a method returns that looks for the end of something and finds it malformed.
  protected static final long FAILED = -1;

  /// What the line lies in.
  protected MemorySegment bytes = MemorySegment.NULL;

  private F fault;
  private long faultOffset;

  /// @param fault any, before the first one is found
  protected LineGrammar(F fault) {
    this.fault = fault;
  }

  /// {@return the byte at a place}
  protected final byte byteAt(long offset) {
    return bytes.get(ValueLayout.JAVA_BYTE, offset);
  }

  /// Keeps what is wrong.
  ///
  /// @return false
  protected final boolean fail(F fault, long offset) {
    this.fault = fault;
    this.faultOffset = offset;
    return false;
  }

  /// Keeps what is wrong.
  ///
  /// @return [#FAILED]
  protected final long failed(F fault, long offset) {
    fail(fault, offset);
    return FAILED;
  }

  @Override
  public final F fault() {
    return fault;
  }

  @Override
  public final long faultOffset() {
    return faultOffset;
  }
}
