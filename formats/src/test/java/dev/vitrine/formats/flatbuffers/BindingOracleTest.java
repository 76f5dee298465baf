// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.InvalidDataException;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Keys, bound interfaces and flatbuffers-java say the same of buffers that flatbuffers-java wrote,
/// for schemas drawn at random.
class BindingOracleTest {

  private static final boolean LONG = Boolean.getBoolean("vitrine.long");
  private static final long SEED = 20260102;
  private static final int BUFFERS_PER_SCHEMA = LONG ? 1_000 : 100;

  @Test
  void readsTheSameByAllAccessors() throws InvalidDataException {
    long read = 0;
    for (int i = 0; i < (LONG ? 2_000 : 100); i++) {
      read += readSchema(SEED + i);
    }
    assertThat(read).isGreaterThan(BUFFERS_PER_SCHEMA * 1_000L);
  }

  /// Returns how many characters the buffers of a schema have as text.
  private static long readSchema(long seed) throws InvalidDataException {
    Random random = new Random(seed);
    FlatBufferSchema schema = RandomSchema.of(random);
    FlatType root = schema.rootType().orElseThrow();
    FlatBinding<?> binding = new Views(schema, random).bind(root);
    long read = 0;
    for (int i = 0; i < BUFFERS_PER_SCHEMA; i++) {
      byte[] bytes = RandomBuffer.of(root, 4, random);
      FlatTable table = Buffers.verify(bytes, FlatBuffers.format(schema, root));
      String text = Transcript.of(table);
      assertThat(BoundTranscript.of(schema, root, binding.of(table)))
          .as("seed " + seed)
          .isEqualTo(text);
      assertThat(JavaTranscript.of(root, ByteBuffer.wrap(bytes)))
          .as("seed " + seed)
          .isEqualTo(text);
      read += text.length();
    }
    return read;
  }
}
