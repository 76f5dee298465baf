// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.internal.bind;

import java.lang.foreign.MemorySegment;

/// Makes views of places in memory.
///
/// [MakerClass] makes a class for each kind of view, so that the compiler can inline what a method
/// handle in a field would hide from it. Immutable and safe for use by many threads.
public abstract class Maker {

  /// For the classes that are made.
  protected Maker() {}

  /// {@return a view}
  ///
  /// @param bytes frozen
  /// @param at where something that the view reads has been verified
  public abstract Object make(MemorySegment bytes, long at);
}
