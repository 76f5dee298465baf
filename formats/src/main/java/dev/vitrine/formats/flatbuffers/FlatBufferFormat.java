// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import dev.vitrine.Format;
import dev.vitrine.InvalidDataException;
import dev.vitrine.VerifyContext;
import dev.vitrine.mapping.FrozenSegment;

/// One buffer that fills its segment.
///
/// @param schema of the buffer
/// @param root what it begins with
/// @param options what else is demanded
record FlatBufferFormat(FlatBufferSchema schema, RootType root, FlatBufferOptions options)
    implements Format<FlatTable> {

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
}
