// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.vitrine.Format;
import dev.vitrine.InvalidDataException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A changed buffer is either refused, or can be read to its last byte without an exception.
///
/// The segment is exactly as large as the buffer, so that a read outside is an exception.
class MutationTest {

  private static final boolean LONG = Boolean.getBoolean("vitrine.long");

  private static final int SEED = 20260101;

  private int accepted;
  private int readByJava;
  private int rejected;

  /// Both kinds must have occurred, or the changes were no test.
  private void report() {
    if (LONG) {
      System.out.printf(
          "%d changes rejected, %d accepted, %d of them read by flatbuffers-java%n",
          rejected, accepted, readByJava);
    }
    assertThat(accepted).isPositive();
    assertThat(rejected).isPositive();
  }

  /// A valid buffer.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Subject(
      byte[] bytes, FlatBufferSchema schema, Format<FlatTable> format, FlatBinding<?> binding) {

    static Subject of(byte[] bytes, FlatBufferSchema schema, FlatType root) {
      FlatBinding<?> binding = new Views(schema, new Random(SEED)).bind(root);
      return new Subject(bytes, schema, FlatBuffers.format(schema, root), binding);
    }

    /// Whether there are references of 64 bits, which flatbuffers-java does not have.
    boolean isWide() {
      return schema.types().stream()
          .flatMap(type -> type.fields().stream())
          .anyMatch(
              field -> field.wideLength || (!field.shape().isInline() && field.byteSize == 8));
    }
  }

  private static Subject subject(String schema, String root, String file) throws IOException {
    FlatBufferSchema types = FlatBufferSchema.open(SharedData.path(schema));
    return Subject.of(SharedData.bytes(file), types, types.type(root));
  }

  @Test
  void survivesChangesOfTheRuleFixture() throws InvalidDataException {
    survive(Subject.of(RuleFixture.everything().bytes(), RuleFixture.SCHEMA, RuleFixture.root()));
  }

  @Test
  void survivesChangesOfTheMonster() throws IOException {
    survive(
        subject(
            "flatbuffers/monster_test.bfbs",
            "MyGame.Example.Monster",
            "flatbuffers/monsterdata_test.mon"));
  }

  @Test
  void survivesChangesOfTheAnnotatedBinary() throws IOException {
    survive(
        subject(
            "flatbuffers/annotated_binary/annotated_binary.bfbs",
            "AnnotatedBinary.Foo",
            "flatbuffers/annotated_binary/annotated_binary.bin"));
  }

  @Test
  void survivesChangesOf64BitOffsets() throws IOException {
    survive(
        subject(
            "flatbuffers/64bit/test_64bit.bfbs", "RootTable", "flatbuffers/64bit/test_64bit.bin"));
  }

  @Test
  void survivesChangesOfASchema() throws IOException {
    byte[] bfbs = SharedData.bytes("flatbuffers/annotated_binary/annotated_binary.bfbs");
    Random random = new Random(SEED);
    for (int i = 0; i < (LONG ? 1_000_000 : 10_000); i++) {
      byte[] changed = bfbs.clone();
      changed[random.nextInt(bfbs.length)] = (byte) random.nextInt();
      try {
        FlatBufferSchema.of(changed);
        accepted++;
      } catch (InvalidDataException e) {
        assertThat(e.getMessage()).isNotEmpty();
        rejected++;
      }
    }
    report();
  }

  private void survive(Subject subject) throws InvalidDataException {
    everyByte(subject);
    severalBytes(subject);
    report();
  }

  private void everyByte(Subject subject) throws InvalidDataException {
    byte[] bytes = subject.bytes();
    long expected = Walk.over(Buffers.verify(bytes, subject.format()));
    assertThat(Walk.over(Buffers.verify(bytes.clone(), subject.format()))).isEqualTo(expected);
    for (int i = 0; i < bytes.length; i++) {
      byte[] changed = bytes.clone();
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        changed[i] = (byte) (bytes[i] ^ 1 << bit);
        check(changed, subject);
      }
      for (int value : LONG ? all() : new int[] {0, 1, 4, 0x7F, 0xFF, bytes[i] + 1}) {
        changed[i] = (byte) value;
        check(changed, subject);
      }
    }
  }

  private static int[] all() {
    return IntStream.range(0, 256).toArray();
  }

  private void severalBytes(Subject subject) {
    byte[] bytes = subject.bytes();
    Random random = new Random(SEED);
    for (int i = 0; i < (LONG ? 1_000_000 : 5_000); i++) {
      byte[] changed = bytes.clone();
      for (int k = random.nextInt(2, 5); k > 0; k--) {
        changed[random.nextInt(bytes.length)] =
            (byte) random.nextInt(random.nextBoolean() ? 9 : 256);
      }
      check(changed, subject);
    }
  }

  private void check(byte[] changed, Subject subject) {
    FlatTable root;
    try {
      root = Buffers.verify(changed, subject.format());
    } catch (InvalidDataException e) {
      assertThat(e.byteOffset()).isBetween(0L, (long) changed.length);
      rejected++;
      return;
    }
    try {
      Walk.over(root);
      FlatJson.write(root, new StringBuilder());
      agree(root, changed, subject);
      accepted++;
    } catch (IOException | RuntimeException e) {
      fail("accepted, but not readable: " + HexFormat.of().formatHex(changed), e);
    }
  }

  /// All accessors say the same, flatbuffers-java where it can read the buffer at all.
  private void agree(FlatTable root, byte[] changed, Subject subject) {
    String text = Transcript.of(root);
    Object view = subject.binding().of(root);
    assertThat(BoundTranscript.of(subject.schema(), root.type(), view)).isEqualTo(text);
    Format<ByteBuffer> generated =
        new GeneratedFormat<>(
            subject.schema(),
            new RootType(root.type(), "", RootType.ANY_SLOT).withSignedSlots(),
            bytes -> bytes);
    try {
      ByteBuffer bytes = Buffers.verify(changed, generated);
      if (!subject.isWide()) {
        assertThat(JavaTranscript.of(root.type(), bytes)).isEqualTo(text);
        readByJava++;
      }
    } catch (InvalidDataException e) {
      assertThat(e.fault()).isEqualTo(FlatBufferFault.SLOT_NOT_READABLE);
    }
  }
}
