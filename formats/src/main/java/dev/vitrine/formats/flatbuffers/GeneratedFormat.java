// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import dev.vitrine.Format;
import dev.vitrine.InvalidDataException;
import dev.vitrine.VerifyContext;
import dev.vitrine.mapping.FrozenSegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Function;

/// One buffer that is read through classes that flatc generated.
///
/// It needs nothing of flatbuffers-java itself, which is an automatic module that jlink refuses:
/// those classes and this one have only the `ByteBuffer` in common.
///
/// @param <T> the generated class of the root
/// @param schema of the buffer
/// @param root what it begins with
/// @param getRoot makes the root of a buffer
record GeneratedFormat<T>(
    FlatBufferSchema schema, RootType root, Function<? super ByteBuffer, ? extends T> getRoot)
    implements Format<T> {

  @Override
  public String name() {
    return FormatName.of("flatbuffers-generated", schema, root, FlatBufferOptions.DEFAULT);
  }

  @Override
  public T verify(FrozenSegment segment, VerifyContext context) throws InvalidDataException {
    long size = segment.byteSize();
    if (size > Integer.MAX_VALUE) {
      throw context.invalid(
          FlatBufferFault.BUFFER_NOT_READABLE,
          Integer.MAX_VALUE,
          size + " bytes",
          Integer.MAX_VALUE + " bytes");
    }
    new BufferVerifier(segment, context, FlatBufferOptions.DEFAULT, root, size)
        .verify(root, 0, 0, size);
    context.countRecords(1);
    return getRoot.apply(segment.bytes().asByteBuffer().order(ByteOrder.LITTLE_ENDIAN));
  }
}
