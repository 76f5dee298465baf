// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import dev.vitrine.InvalidDataException;
import dev.vitrine.ReopenableFormat;
import dev.vitrine.VerifiedPart;
import dev.vitrine.VerifyContext;
import dev.vitrine.mapping.FrozenSegment;
import java.lang.foreign.MemorySegment;

/// One buffer that fills its segment.
///
/// @param schema of the buffer
/// @param root what it begins with
/// @param options what else is demanded
record FlatBufferFormat(FlatBufferSchema schema, RootType root, FlatBufferOptions options)
    implements ReopenableFormat<FlatTable> {

  @Override
  public String name() {
    return FormatName.of("flatbuffers", schema, root, options);
  }

  @Override
  public FlatTable verify(FrozenSegment segment, VerifyContext context)
      throws InvalidDataException {
    long size = segment.byteSize();
    BufferVerifier verifier = new BufferVerifier(segment, context, options, root, size);
    long table = verifier.verify(root, 0, 0, size);
    context.countRecords(1);
    return new FlatTable(root.type(), segment.bytes(), table);
  }

  @Override
  public FlatTable reopen(VerifiedPart part) {
    MemorySegment bytes = part.segment().bytes();
    return new FlatTable(root.type(), bytes, Reference.of(bytes, 0));
  }
}
