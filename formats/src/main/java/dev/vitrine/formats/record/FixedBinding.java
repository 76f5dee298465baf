// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.record;

import dev.vitrine.formats.internal.bind.Handles;
import dev.vitrine.formats.internal.bind.ListClass;
import dev.vitrine.formats.internal.bind.Maker;
import dev.vitrine.formats.internal.bind.MakerClass;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.List;

/// An interface of the caller's that reads records of one layout.
///
/// [FixedLayout#bind] makes one. Immutable and safe for use by many threads, as are the objects it
/// makes, which are valid until the file is closed.
///
/// @param <T> the interface
public final class FixedBinding<T> {

  private final FixedLayout layout;
  private final Class<T> view;
  private final Maker maker;
  private final MethodHandle list;

  /// @param make `(MemorySegment, long)T`
  FixedBinding(FixedLayout layout, Class<T> view, MethodHandle make) {
    this.layout = layout;
    this.view = view;
    this.maker = MakerClass.of(make);
    MethodHandle element = Handles.element(make, layout.byteSize());
    this.list = ListClass.of(MethodHandles.dropArguments(element, 2, long.class));
  }

  /// {@return a record, read through the interface}
  ///
  /// @param records of the layout of this binding
  /// @param index in `[0, records.count())`
  /// @throws IllegalArgumentException if they are of another layout
  /// @throws IndexOutOfBoundsException if there is no such record
  @SuppressWarnings("unchecked") // the maker's objects are instances of view
  public T of(FixedRecords records, long index) {
    require(records);
    return (T) maker.make(records.segment(), records.byteOffset(index));
  }

  /// {@return the records as a list, whose elements are made again at each access; of more records
  /// than an `int` counts, the first 2^31 - 1}
  ///
  /// @param records of the layout of this binding
  /// @throws IllegalArgumentException if they are of another layout
  @SuppressWarnings("unchecked") // the elements are instances of view
  public List<T> list(FixedRecords records) {
    require(records);
    long first = records.header().byteSize();
    try {
      return (List<T>) (List<?>) list.invokeExact(records.segment(), first, 0L, records.count());
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new LinkageError(view.getName(), e);
    }
  }

  private void require(FixedRecords records) {
    if (records.layout() != layout) {
      throw new IllegalArgumentException(
          "%s: cannot read records of another layout (found %s, allowed %s)"
              .formatted(view.getSimpleName(), records.layout(), layout));
    }
  }

  @Override
  public String toString() {
    return "%s of %s".formatted(view.getSimpleName(), layout);
  }
}
