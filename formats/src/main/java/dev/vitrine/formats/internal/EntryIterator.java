// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.internal;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// The entries that a cursor goes through, as records.
///
/// For one thread at a time.
///
/// @param <E> the record of one entry
public final class EntryIterator<E> implements Iterator<E> {

  private final BooleanSupplier advance;
  private final Supplier<E> entry;
  private long left;

  /// Makes an iterator.
  ///
  /// @param count how many entries there are
  /// @param advance takes the cursor to the next one
  /// @param entry copies what the cursor is at
  public EntryIterator(long count, BooleanSupplier advance, Supplier<E> entry) {
    this.left = count;
    this.advance = advance;
    this.entry = entry;
  }

  @Override
  public boolean hasNext() {
    return left > 0;
  }

  @Override
  public E next() {
    if (left == 0 || !advance.getAsBoolean()) {
      throw new NoSuchElementException("no entry after the last");
    }
    left--;
    return entry.get();
  }
}
