// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.record;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/// An interface of the caller's that reads records of one layout.
///
/// [FixedLayout#bind] makes one. Immutable and safe for use by many threads, as are the objects it
/// makes, which are valid until the file is closed.
///
/// @param <T> the interface
public final class FixedBinding<T> {

  private final FixedLayout layout;
  private final Class<T> view;
  private final MethodHandle make;

  /// @param make `(MemorySegment, long)T`
  FixedBinding(FixedLayout layout, Class<T> view, MethodHandle make) {
    this.layout = layout;
    this.view = view;
    this.make = make.asType(MethodType.methodType(Object.class, MemorySegment.class, long.class));
  }

  /// {@return a record, read through the interface}
  ///
  /// @param records of the layout of this binding
  /// @param index in `[0, records.count())`
  /// @throws IllegalArgumentException if they are of another layout
  /// @throws IndexOutOfBoundsException if there is no such record
  @SuppressWarnings("unchecked") // make returns instances of view
  public T of(FixedRecords records, long index) {
    if (records.layout() != layout) {
      throw new IllegalArgumentException(
          "%s: cannot read records of another layout (found %s, allowed %s)"
              .formatted(view.getSimpleName(), records.layout(), layout));
    }
    try {
      return (T) (Object) make.invokeExact(records.segment(), records.byteOffset(index));
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new LinkageError(view.getName(), e);
    }
  }

  /// {@return the records as a list, whose elements are made again at each access; of more records
  /// than an `int` counts, the first 2^31 - 1}
  ///
  /// @param records of the layout of this binding
  public List<T> list(FixedRecords records) {
    return new Views<>(this, records, (int) Math.min(Integer.MAX_VALUE, records.count()));
  }

  /// The records of a file.
  private static final class Views<T> extends AbstractList<T> implements RandomAccess {

    private final FixedBinding<T> binding;
    private final FixedRecords records;
    private final int size;

    Views(FixedBinding<T> binding, FixedRecords records, int size) {
      this.binding = binding;
      this.records = records;
      this.size = size;
    }

    @Override
    public T get(int index) {
      return binding.of(records, index);
    }

    @Override
    public int size() {
      return size;
    }
  }

  @Override
  public String toString() {
    return "%s of %s".formatted(view.getSimpleName(), layout);
  }
}
