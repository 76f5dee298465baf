// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.record;

import dev.vitrine.InvalidDataException;
import dev.vitrine.RecordFormat;
import dev.vitrine.VerifyContext;
import dev.vitrine.mapping.FrozenSegment;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Any number of records of one size, none included, behind a header or not.
///
/// Every value that the layout restricts is verified, by many threads together; a record that is
/// cut at the end is a fault. Windows are cut between records.
///
/// Immutable and safe for use by many threads.
public final class FixedRecordFormat implements RecordFormat<FixedRecords> {

  private final FixedLayout layout;
  private final long headerByteSize;
  private final List<Magic> magics;
  private final List<FieldCheck> checks;

  FixedRecordFormat(FixedLayout layout, long headerByteSize, List<Magic> magics) {
    this.layout = layout;
    this.headerByteSize = headerByteSize;
    this.magics = List.copyOf(magics);
    this.checks =
        layout.fields().stream().filter(FieldCheck::isNeeded).map(FieldCheck::new).toList();
  }

  /// {@return this format with a header before the first record}
  ///
  /// @param byteSize of the header, at least 0, and large enough for what [#withMagic] told
  /// @throws IllegalArgumentException if it is too small
  public FixedRecordFormat withHeader(long byteSize) {
    long least = magics.stream().mapToLong(Magic::end).max().orElse(0);
    if (byteSize < least) {
      throw new IllegalArgumentException(
          "header: too small (found %d bytes, allowed %d and above)".formatted(byteSize, least));
    }
    return new FixedRecordFormat(layout, byteSize, magics);
  }

  /// {@return this format with bytes that the header must have; it grows if it has to}
  ///
  /// @param byteOffset where they are, in bytes from the start of the file, at least 0
  /// @param expected the bytes
  /// @throws IllegalArgumentException if the offset is negative, or beyond all sizes
  public FixedRecordFormat withMagic(long byteOffset, byte... expected) {
    if (byteOffset < 0 || byteOffset > Long.MAX_VALUE - expected.length) {
      throw new IllegalArgumentException(
          "magic: no such place (found %d, allowed 0 and above)".formatted(byteOffset));
    }
    Magic magic = new Magic(byteOffset, HexFormat.of().formatHex(expected));
    List<Magic> more = new ArrayList<>(magics);
    more.add(magic);
    return new FixedRecordFormat(layout, Math.max(headerByteSize, magic.end()), more);
  }

  @Override
  public String name() {
    StringBuilder name = new StringBuilder("fixed-records/1(").append(layout);
    if (headerByteSize > 0) {
      name.append(",header=").append(headerByteSize);
    }
    magics.forEach(magic -> name.append(",magic=%s@%d".formatted(magic.hex(), magic.byteOffset())));
    return name.append(')').toString();
  }

  @Override
  public FixedRecords verify(FrozenSegment segment, VerifyContext context)
      throws InvalidDataException {
    MemorySegment bytes = segment.bytes();
    long size = bytes.byteSize();
    checkHeader(bytes, context);
    long count = (size - headerByteSize) / layout.byteSize();
    if (count > 0 && layout.byteSize() > context.maxRecordByteSize()) {
      throw context.tooLong(headerByteSize);
    }
    context.forEachChunk((from, to) -> {
      verifyChunk(bytes, indexAfter(from, count), indexAfter(to, count), context);
      return to;
    });
    long end = headerByteSize + count * layout.byteSize();
    if (end < size) {
      throw context
          .invalid(
              FixedRecordFault.TORN_RECORD,
              end,
              size - end + " bytes",
              layout.byteSize() + " bytes")
          .within(step(context, count));
    }
    context.countRecords(count);
    return new FixedRecords(layout, bytes, headerByteSize, count);
  }

  private void checkHeader(MemorySegment bytes, VerifyContext context) throws InvalidDataException {
    if (bytes.byteSize() < headerByteSize) {
      throw context.invalid(
          FixedRecordFault.SHORT_HEADER,
          bytes.byteSize(),
          bytes.byteSize() + " bytes",
          headerByteSize + " bytes");
    }
    for (Magic magic : magics) {
      magic.check(bytes, context);
    }
  }

  /// {@return the index of the first record that begins at or after a place}
  private long indexAfter(long at, long count) {
    long distance = Math.max(0, at - headerByteSize);
    return Math.min(count, Math.ceilDiv(distance, layout.byteSize()));
  }

  private void verifyChunk(MemorySegment bytes, long first, long end, VerifyContext context)
      throws InvalidDataException {
    long stride = layout.byteSize();
    long start = headerByteSize + first * stride;
    long good = end - first;
    FieldCheck bad = null;
    for (FieldCheck check : checks) {
      long found = check.firstBad(bytes, start, stride, good);
      if (found < good) {
        good = found; // a later field is looked at in the records before this one only
        bad = check;
      }
    }
    if (bad != null) {
      long at = start + good * stride + bad.field().byteOffset;
      throw bad.fault(bytes, at, context)
          .within(bad.field().name)
          .within(step(context, first + good));
    }
  }

  private static String step(VerifyContext context, long index) {
    return "record[" + (context.firstRecord() + index) + "]";
  }

  @Override
  public long lastBoundary(MemorySegment bytes, long from) {
    long size = bytes.byteSize() - headerByteSize;
    if (size < 0) {
      return NO_BOUNDARY;
    }
    long last = bytes.byteSize() - size % layout.byteSize();
    return last > from ? last : NO_BOUNDARY;
  }

  /// {@return this format without its header, which only the first piece has}
  @Override
  public RecordFormat<FixedRecords> following(FixedRecords piece) {
    return layout.format();
  }
}
