// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.vitrine.InvalidDataException;
import dev.vitrine.mapping.FreezeException;
import dev.vitrine.mapping.FreezePolicy;
import dev.vitrine.mapping.FrozenFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Buffers of more than 2 and 4 GiB, as sparse files: a few pages on the disk, none copied.
class LargeBufferTest {

  private static final FlatBufferSchema SCHEMA =
      FlatBufferSchema.builder()
          .table("Root")
          .field("far", "string")
          .offset64()
          .field("vast", "[ubyte]")
          .vector64()
          .root("Root")
          .build();

  private static final long FAR = 3L << 30;
  private static final long VAST = FAR + 64;
  private static final long VAST_SIZE = (1L << 32) + 5;

  @TempDir private Path folder;

  private Path file(long byteSize) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
    head.putInt(16).putShort((short) 8).putShort((short) 24).putShort((short) 8);
    head.putShort((short) 16).putInt(16, 12).putLong(24, FAR - 24).putLong(32, VAST - 32);
    ByteBuffer tail = ByteBuffer.allocate(72).order(ByteOrder.LITTLE_ENDIAN);
    tail.putInt(3).put(new byte[] {'f', 'a', 'r'}).putLong(64, VAST_SIZE);
    Path file = folder.resolve("large");
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.SPARSE)) {
      channel.write(head.rewind(), 0);
      channel.write(tail.rewind(), FAR);
      channel.write(ByteBuffer.allocate(1), byteSize - 1);
    }
    return file;
  }

  private static FrozenFile freeze(Path file) throws IOException {
    FreezePolicy mapped =
        FreezePolicy.DEFAULT.withCopyFirst(0).withCopyLimit(0).withLeaseLimit(Long.MAX_VALUE);
    try {
      return FrozenFile.open(file, mapped);
    } catch (FreezeException e) {
      return abort("no way to map this file without a copy: " + e.getMessage());
    }
  }

  @Test
  void readsPositionsAndLengthsOf64Bits() throws IOException {
    try (FrozenFile file = freeze(file(VAST + 8 + VAST_SIZE))) {
      FlatType type = SCHEMA.type("Root");
      FlatTable root = file.verify(FlatBuffers.format(SCHEMA, type)).get();
      assertThat(root.string(type.field("far")).orElseThrow().contentEquals("far")).isTrue();
      FlatVector vast = root.vector(type.field("vast")).orElseThrow();
      assertThat(vast.size()).isEqualTo(VAST_SIZE);
      assertThat(vast.getLong(VAST_SIZE - 1)).isZero();
      assertThat(vast.bytes().byteSize()).isEqualTo(VAST_SIZE);
    }
  }

  @Test
  void refusesAVastVectorThatIsCut() throws IOException {
    try (FrozenFile file = freeze(file(VAST + 8 + VAST_SIZE - 1))) {
      assertThatThrownBy(() -> file.verify(FlatBuffers.format(SCHEMA, SCHEMA.type("Root"))))
          .isInstanceOfSatisfying(
              InvalidDataException.class,
              e -> {
                assertThat(e.fault()).isEqualTo(FlatBufferFault.VECTOR_OUT_OF_RANGE);
                assertThat(e.byteOffset()).isEqualTo(VAST);
                assertThat(e.path()).isEqualTo("root.vast");
              });
    }
  }

  @Test
  void refusesToGiveTwoGibibytesToGeneratedClasses() throws IOException {
    try (FrozenFile file = freeze(file(VAST + 8 + VAST_SIZE))) {
      assertThatThrownBy(() -> file.verify(FlatBuffers.generated(SCHEMA, bytes -> bytes)))
          .isInstanceOfSatisfying(
              InvalidDataException.class,
              e -> assertThat(e.fault()).isEqualTo(FlatBufferFault.BUFFER_NOT_READABLE));
    }
  }
}
