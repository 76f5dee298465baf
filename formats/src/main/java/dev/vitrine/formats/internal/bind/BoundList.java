// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.internal.bind;

import java.lang.foreign.MemorySegment;
import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;

/// A list of values in verified memory, made again by each access.
///
/// [ListClass] makes a class for each kind of element, so that the compiler knows how to read it.
///
/// Immutable and safe for use by many threads. Valid until the memory is closed. Of more elements
/// than an `int` counts, only the first 2^31 - 1 are in the list.
public abstract class BoundList extends AbstractList<Object> implements RandomAccess {

  // INVARIANT: size elements have been verified at data in bytes, which are frozen, and if they are
  // unions, as many tags at tags.
  private final MemorySegment bytes;
  private final long data;
  private final long tags;
  private final int size;

  /// Makes a list.
  ///
  /// @param bytes frozen
  /// @param data where the first element is
  /// @param tags where the tag of the first element is, if there are tags
  /// @param size the number of elements
  protected BoundList(MemorySegment bytes, long data, long tags, long size) {
    this.bytes = bytes;
    this.data = data;
    this.tags = tags;
    this.size = (int) Math.min(size, Integer.MAX_VALUE);
  }

  /// {@return an element}
  ///
  /// @param memory of the list
  /// @param first the place of the first element
  /// @param firstTag the place of the first tag
  /// @param index of the element, inside the list
  protected abstract Object element(MemorySegment memory, long first, long firstTag, long index);

  @Override
  public final Object get(int index) {
    return element(bytes, data, tags, Objects.checkIndex(index, size));
  }

  @Override
  public final int size() {
    return size;
  }
}
