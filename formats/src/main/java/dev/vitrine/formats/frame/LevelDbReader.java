// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.frame;

import dev.vitrine.InvalidDataException;
import dev.vitrine.VerifyContext;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Reads records of a LevelDB log: each is one fragment, or a first one, any number in the middle
/// and a last one.
final class LevelDbReader implements FrameReader {

  /*
   * What is not a fragment is zero: fewer than seven bytes at the end of a block, and the rest of a
   * block after a header that is zero, which is what a file looks like that was made larger before
   * it was written to. LevelDB's own reader skips both, and looks at neither.
   */

  private static final MemorySegment ZEROS =
      MemorySegment.ofArray(new byte[LevelDbLog.BLOCK_BYTE_SIZE]).asReadOnly();

  private final int phase;
  private long logNumber;

  LevelDbReader(int phase, long logNumber) {
    this.phase = phase;
    this.logNumber = logNumber;
  }

  @Override
  public Span.Kind read(MemorySegment bytes, long from, Span span) {
    span.from = from;
    span.fragmented = false;
    long end = bytes.byteSize();
    long number = logNumber;
    long payload = 0;
    long size = 0;
    for (long at = from; at < end; at = span.next) {
      Span.Kind kind = fragment(bytes, at, span);
      if (kind == Span.Kind.TORN) {
        return span.torn(at - from + span.wholeByteSize);
      }
      if (kind == Span.Kind.CORRUPT || (kind == Span.Kind.OTHER && !span.fragmented)) {
        return kind;
      }
      if (kind == Span.Kind.OTHER) {
        continue;
      }
      int type = Fragment.type(bytes, at);
      if (Fragment.isRecyclable(type)) {
        long own = Fragment.logNumber(bytes, at);
        if (number != LevelDbLog.NO_NUMBER && number != own) {
          return span.endsBecause(FrameFault.OTHER_LOG);
        }
        number = own;
      }
      int position = Fragment.position(type);
      boolean begins = position == Fragment.FULL || position == Fragment.FIRST;
      if (begins == span.fragmented) {
        return outOfOrder(at, type, span);
      }
      payload = begins ? Fragment.content(bytes, at) : payload;
      size += Fragment.contentByteSize(bytes, at);
      span.fragmented = position != Fragment.FULL;
      if (position == Fragment.FULL || position == Fragment.LAST) {
        return span.frame(payload, size);
      }
    }
    return span.torn(end - from + Fragment.HEADER_BYTE_SIZE);
  }

  private static Span.Kind outOfOrder(long at, int type, Span span) {
    return span.fragmented
        ? span.corrupt(
            FrameFault.MISSING_END, at + Fragment.TYPE_OFFSET, "type " + type, "types 3, 4, 7, 8")
        : span.corrupt(
            FrameFault.MISSING_START,
            at + Fragment.TYPE_OFFSET,
            "type " + type,
            "types 1, 2, 5, 6");
  }

  /// Reads one fragment, which is a frame to itself here, or padding.
  private Span.Kind fragment(MemorySegment bytes, long at, Span span) {
    long left = bytes.byteSize() - at;
    long room = blockLeft(at);
    if (room >= Fragment.HEADER_BYTE_SIZE && left < Fragment.HEADER_BYTE_SIZE) {
      return span.torn(Fragment.HEADER_BYTE_SIZE);
    }
    if (isPadding(bytes, at)) {
      return zeros(bytes, at, at + Math.min(room, left), span);
    }
    int type = Fragment.type(bytes, at);
    int position = Fragment.position(type);
    if (position < Fragment.FULL || position > Fragment.LAST) {
      return span.corrupt(FrameFault.UNKNOWN_TYPE, at + Fragment.TYPE_OFFSET, type, "1 to 8");
    }
    int header = Fragment.headerByteSize(type);
    int content = Fragment.contentByteSize(bytes, at);
    if (header + content > room) {
      String allowed = "at most %d bytes up to the end of the block".formatted(room - header);
      return span.corrupt(FrameFault.BAD_LENGTH, at + Fragment.SIZE_OFFSET, content, allowed);
    }
    if (header + content > left) {
      return span.torn(header + content);
    }
    span.next = at + header + content;
    return Span.Kind.FRAME;
  }

  private static Span.Kind zeros(MemorySegment bytes, long from, long to, Span span) {
    long equal = MemorySegment.mismatch(bytes, from, to, ZEROS, 0, to - from);
    if (equal >= 0) {
      long at = from + equal;
      return span.corrupt(FrameFault.NONZERO_PADDING, at, Wire.u8(bytes, at), "0");
    }
    return span.other(to);
  }

  private boolean isPadding(MemorySegment bytes, long at) {
    return blockLeft(at) < Fragment.HEADER_BYTE_SIZE || Fragment.isPadding(bytes, at);
  }

  private long blockLeft(long at) {
    return LevelDbLog.BLOCK_BYTE_SIZE - ((at + phase) & (LevelDbLog.BLOCK_BYTE_SIZE - 1));
  }

  /// {@return the next fragment of a verified record; its end if there is none}
  private long after(MemorySegment bytes, long fragment, Span span) {
    long at = Fragment.end(bytes, fragment);
    while (at < span.next && isPadding(bytes, at)) {
      at += blockLeft(at);
    }
    return at;
  }

  @Override
  public Span.Kind inspect(MemorySegment bytes, Span span, Span.Kind kind) {
    if (kind == Span.Kind.FRAME && Fragment.isRecyclable(Fragment.type(bytes, span.from))) {
      logNumber = Fragment.logNumber(bytes, span.from);
    }
    return kind;
  }

  @Override
  public boolean hasChecksums() {
    return true;
  }

  @Override
  public void check(MemorySegment bytes, Span span, VerifyContext context)
      throws InvalidDataException {
    for (long at = span.from; at < span.next; at = after(bytes, at, span)) {
      long from = at + Fragment.TYPE_OFFSET;
      int stored = Wire.i32(bytes, at, false);
      int computed = MaskedCrc.of(bytes, from, Fragment.end(bytes, at) - from);
      if (stored != computed) {
        throw context.invalid(FrameFault.BAD_CHECKSUM, at, Wire.hex(stored), Wire.hex(computed));
      }
    }
  }

  @Override
  public List<Piece> pieces(MemorySegment bytes, Span span) {
    List<Piece> pieces = new ArrayList<>();
    for (long at = span.from; at < span.next; at = after(bytes, at, span)) {
      pieces.add(new Piece(Fragment.content(bytes, at), Fragment.contentByteSize(bytes, at)));
    }
    return pieces;
  }

  @Override
  public Framing following(long byteSize) {
    long used = (phase + byteSize) & (LevelDbLog.BLOCK_BYTE_SIZE - 1);
    return new LevelDbLog((int) used, logNumber);
  }
}
