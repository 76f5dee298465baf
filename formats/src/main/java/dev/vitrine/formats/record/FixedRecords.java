// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.record;

import java.lang.foreign.MemorySegment;
import java.util.Objects;

/// Verified records of one size.
///
/// Immutable and safe for use by many threads. Valid until the file is closed; then every access is
/// an [IllegalStateException].
public final class FixedRecords {

  // INVARIANT: count records have been verified behind the header in bytes, which are frozen.
  private final FixedLayout layout;
  private final MemorySegment bytes;
  private final long headerByteSize;
  private final long count;

  FixedRecords(FixedLayout layout, MemorySegment bytes, long headerByteSize, long count) {
    this.layout = layout;
    this.bytes = bytes;
    this.headerByteSize = headerByteSize;
    this.count = count;
  }

  /// {@return what the records look like}
  public FixedLayout layout() {
    return layout;
  }

  /// {@return the number of records}
  public long count() {
    return count;
  }

  /// {@return the bytes before the first record, read-only, not copied}
  public MemorySegment header() {
    return bytes.asSlice(0, headerByteSize);
  }

  /// {@return the bytes of a record, read-only, not copied}
  ///
  /// @param index in `[0, count())`
  /// @throws IndexOutOfBoundsException if there is no such record
  public MemorySegment bytes(long index) {
    return bytes.asSlice(byteOffset(index), layout.byteSize());
  }

  /// {@return where a record is, in bytes from the start of the verified segment}
  ///
  /// @param index in `[0, count())`
  /// @throws IndexOutOfBoundsException if there is no such record
  public long byteOffset(long index) {
    return headerByteSize + Objects.checkIndex(index, count) * layout.byteSize();
  }

  /// {@return a cursor before the first record}
  public FixedCursor cursor() {
    return new FixedCursor(this);
  }

  /// {@return a cursor on a record}
  ///
  /// @param index in `[0, count())`
  /// @throws IndexOutOfBoundsException if there is no such record
  public FixedCursor record(long index) {
    FixedCursor cursor = new FixedCursor(this);
    cursor.moveTo(index);
    return cursor;
  }

  MemorySegment segment() {
    return bytes;
  }

  @Override
  public String toString() {
    return "%d records of %d bytes".formatted(count, layout.byteSize());
  }
}
