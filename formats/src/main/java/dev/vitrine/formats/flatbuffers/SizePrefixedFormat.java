// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import dev.vitrine.InvalidDataException;
import dev.vitrine.ReopenableFormat;
import dev.vitrine.VerifiedPart;
import dev.vitrine.VerifyContext;
import dev.vitrine.mapping.FrozenSegment;
import java.lang.foreign.MemorySegment;

/// One buffer with its size in front, which together fill their segment.
///
/// @param schema of the buffer
/// @param root what it begins with
/// @param options what else is demanded
record SizePrefixedFormat(FlatBufferSchema schema, RootType root, FlatBufferOptions options)
    implements ReopenableFormat<FlatTable> {

  @Override
  public String name() {
    return FormatName.of("flatbuffers-size-prefixed", schema, root, options);
  }

  @Override
  public FlatTable verify(FrozenSegment segment, VerifyContext context)
      throws InvalidDataException {
    long size = segment.byteSize();
    if (size < Frames.PREFIX_BYTE_SIZE) {
      throw context.invalid(FlatBufferFault.TOO_SHORT, 0, Long.toString(size), "4 bytes and more");
    }
    long prefix = Little.u32(segment.bytes(), 0);
    if (prefix != size - Frames.PREFIX_BYTE_SIZE) {
      throw context.invalid(
          FlatBufferFault.BAD_SIZE_PREFIX,
          0,
          Long.toString(prefix),
          Long.toString(size - Frames.PREFIX_BYTE_SIZE));
    }
    BufferVerifier verifier = new BufferVerifier(segment, context, options, root, size);
    long table = verifier.verify(root, Frames.PREFIX_BYTE_SIZE, 0, size);
    context.countRecords(1);
    return new FlatTable(root.type(), segment.bytes(), table);
  }

  @Override
  public FlatTable reopen(VerifiedPart part) {
    MemorySegment bytes = part.segment().bytes();
    return new FlatTable(root.type(), bytes, Reference.of(bytes, Frames.PREFIX_BYTE_SIZE));
  }
}
