// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import dev.vitrine.InvalidDataException;
import dev.vitrine.VerifyContext;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// Where the buffers of a stream begin: each has its size, 32 bits, in front.
///
/// @param firstInChunk for each chunk of [VerifyContext#CHUNK_BYTE_SIZE], where the first buffer
///   begins that begins in it, its prefix included; the end of the last buffer if none does
/// @param count the number of buffers
/// @param end where the last buffer ends
@SuppressWarnings("ArrayRecordComponent") // handed from the walk to the format, nobody else
record Frames(long[] firstInChunk, long count, long end) {

  /// The size of a size prefix, in bytes.
  static final int PREFIX_BYTE_SIZE = 4;

  /// Walks from prefix to prefix.
  ///
  /// @param tornTail whether the last buffer may be cut
  static Frames walk(MemorySegment bytes, VerifyContext context, boolean tornTail)
      throws InvalidDataException {
    long size = bytes.byteSize();
    long[] first = new long[Math.toIntExact(Math.ceilDiv(size, VerifyContext.CHUNK_BYTE_SIZE))];
    int chunks = 0;
    long count = 0;
    long at = 0;
    while (at < size) {
      long next = next(bytes, at);
      if (next > size) {
        if (!tornTail) {
          throw torn(bytes, at, context).within("buffer[" + (context.firstRecord() + count) + "]");
        }
        break;
      }
      if (next - at > context.maxRecordByteSize()) {
        throw context.tooLong(at);
      }
      for (; chunks * VerifyContext.CHUNK_BYTE_SIZE <= at; chunks++) {
        first[chunks] = at;
      }
      count++;
      at = next;
    }
    Arrays.fill(first, chunks, first.length, at);
    return new Frames(first, count, at);
  }

  /// {@return where the buffer after the one at `at` begins; beyond the data if that is cut}
  static long next(MemorySegment bytes, long at) {
    return bytes.byteSize() - at < PREFIX_BYTE_SIZE
        ? Long.MAX_VALUE
        : at + PREFIX_BYTE_SIZE + Little.u32(bytes, at);
  }

  private static InvalidDataException torn(MemorySegment bytes, long at, VerifyContext context) {
    long left = bytes.byteSize() - at;
    if (left > context.maxRecordByteSize()) {
      return context.tooLong(at);
    }
    return context.invalid(
        FlatBufferFault.TORN_TAIL,
        at,
        left + " bytes",
        left < PREFIX_BYTE_SIZE
            ? "a size prefix of 4 bytes"
            : PREFIX_BYTE_SIZE + Little.u32(bytes, at) + " bytes");
  }
}
