// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.record;

import dev.vitrine.formats.record.FixedField.Kind;
import dev.vitrine.formats.text.Utf8Slice;
import java.lang.foreign.MemorySegment;

/// Goes over verified records, in their order or to any index, without allocating.
///
/// Getters read the record that [#advance] or [#moveTo] came to; before either, they read the first
/// one, or fail if there is none. For one thread. Valid until the file is closed.
public final class FixedCursor {

  private final FixedRecords records;
  private final FixedLayout layout;
  private final MemorySegment bytes;
  private final long count;
  private final long byteSize;
  private long index = -1;
  private long at;

  FixedCursor(FixedRecords records) {
    this.records = records;
    this.layout = records.layout();
    this.bytes = records.segment();
    this.count = records.count();
    this.byteSize = layout.byteSize();
    this.at = records.header().byteSize();
  }

  /// Goes to the next record.
  ///
  /// @return whether there is one; if not, the cursor stays where it is
  public boolean advance() {
    if (index + 1 >= count) {
      return false;
    }
    index++;
    at += index == 0 ? 0 : byteSize;
    return true;
  }

  /// Goes to a record, in O(1).
  ///
  /// @param newIndex in `[0, count)`
  /// @throws IndexOutOfBoundsException if there is no such record
  public void moveTo(long newIndex) {
    at = records.byteOffset(newIndex);
    index = newIndex;
  }

  /// {@return the index of the record; -1 before the first one}
  public long index() {
    return index;
  }

  /// {@return where the record is, in bytes from the start of the verified segment}
  public long byteOffset() {
    return at;
  }

  /// {@return an integer or a boolean (0 or 1); of a `u64` the 64 bits}
  ///
  /// @param field of the layout of the records
  /// @throws IllegalArgumentException if it is of another layout, or no integer
  public long getLong(FixedField field) {
    return field.integer(bytes, place(field, field.kind == Kind.SCALAR));
  }

  /// {@return a real number; an integer is converted}
  ///
  /// @param field of the layout of the records
  /// @throws IllegalArgumentException if it is of another layout, or no number
  public double getDouble(FixedField field) {
    return field.real(bytes, place(field, field.kind == Kind.SCALAR));
  }

  /// {@return a boolean; of an integer, whether it is not 0}
  ///
  /// @param field of the layout of the records
  /// @throws IllegalArgumentException if it is of another layout, or no integer
  public boolean getBoolean(FixedField field) {
    return getLong(field) != 0;
  }

  /// {@return a text, without what fills it up}
  ///
  /// @param field of the layout of the records
  /// @throws IllegalArgumentException if it is of another layout, or no text
  public Utf8Slice text(FixedField field) {
    return field.text(bytes, place(field, field.isText()));
  }

  /// {@return the bytes of any field, read-only, not copied}
  ///
  /// @param field of the layout of the records
  /// @throws IllegalArgumentException if it is of another layout
  public MemorySegment bytes(FixedField field) {
    return bytes.asSlice(place(field, true), field.byteSize);
  }

  private long place(FixedField field, boolean fits) {
    if (!fits || field.owner != layout) {
      throw new IllegalArgumentException(
          "%s: cannot be read so (allowed fields of %s)".formatted(field, layout));
    }
    return at + field.byteOffset;
  }
}
