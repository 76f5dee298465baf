// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.Format;
import dev.vitrine.InvalidDataException;
import dev.vitrine.VerifiedView;
import dev.vitrine.VerifyOptions;
import dev.vitrine.mapping.FrozenSegment;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/// Depth and work are bounded, whatever the data.
class LimitsTest {

  static final FlatBufferSchema SCHEMA =
      FlatBufferSchema.builder()
          .table("Node")
          .field("next", "Node")
          .field("all", "[Node]")
          .field("text", "[string]")
          .build();

  static final Format<FlatTable> FORMAT = FlatBuffers.format(SCHEMA, SCHEMA.type("Node"));

  /// Returns levels of tables, each with a vector that refers to the next table many times.
  static byte[] dag(int levels, int width) {
    Assembler a = new Assembler().ref("root", "t0");
    a.name("v").u16(8, 8, 0, 4).name("leaf").u16(4, 4);
    for (int level = 0; level < levels; level++) {
      a.table("t" + level, "v").ref("f" + level, "x" + level);
      a.name("x" + level).u32(width);
      for (int i = 0; i < width; i++) {
        a.ref("e", "t" + (level + 1));
      }
    }
    return a.table("t" + levels, "leaf").bytes();
  }

  private static byte[] chain(int levels) {
    Assembler a = new Assembler(1 << 16).ref("root", "t1").name("v").u16(6, 8, 4).u16(0);
    a.name("leaf").u16(4, 4);
    for (int level = 1; level < levels; level++) {
      a.table("t" + level, "v").ref("f" + level, "t" + (level + 1));
    }
    return a.table("t" + levels, "leaf").bytes();
  }

  private static void verify(byte[] bytes, int maxDepth) throws InvalidDataException {
    VerifiedView.verify(
        FrozenSegment.copyOf(bytes), FORMAT, VerifyOptions.DEFAULT.withMaxDepth(maxDepth));
  }

  @Test
  void acceptsSmallGraphsThatShareTables() throws InvalidDataException {
    byte[] bytes = dag(4, 8); // 4681 visits
    assertThat(bytes.length).isLessThan(300);
    verify(bytes, 128);
    verify(dag(5, 8), 128);
  }

  @Test
  void refusesExponentialGraphsAtOnce() {
    byte[] bytes = dag(50, 2);
    assertThat(bytes.length).isLessThan(1200);
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () ->
            assertThatThrownBy(() -> verify(bytes, 128))
                .isInstanceOfSatisfying(
                    InvalidDataException.class,
                    e -> assertThat(e.fault()).isEqualTo(FlatBufferFault.TOO_MUCH_WORK)));
  }

  @Test
  void refusesToReadALongStringOverAndOver() {
    int references = 30_000;
    int strings = 300; // more than are remembered
    Assembler a = new Assembler(1 << 20).ref("root", "t").name("v").u16(10, 8, 0, 0, 4).align(4);
    a.table("t", "v").ref("f", "x").name("x").u32(references);
    for (int i = 0; i < references; i++) {
      a.ref("e", "s" + i % strings);
    }
    for (int i = 0; i < strings; i++) {
      a.align(4).text("s" + i, "x".repeat(1_600));
    }
    assertThat(Buffers.fault(a.bytes(), FORMAT).orElseThrow().fault())
        .isEqualTo(FlatBufferFault.TOO_MUCH_WORK);
  }

  @Test
  void countsDepthInTables() throws InvalidDataException {
    verify(chain(128), 128);
    assertThatThrownBy(() -> verify(chain(129), 128))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContaining("nested too deep")
        .hasMessageContaining("(found 129, allowed 128 levels)");
  }

  @Test
  void bearsTheDeepestNestingOnAUsualStack() throws InterruptedException {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Runnable deepest =
        () -> {
          try {
            FlatTable root =
                VerifiedView.verify(
                        FrozenSegment.copyOf(chain(BufferVerifier.MOST_DEPTH)),
                        FORMAT,
                        VerifyOptions.DEFAULT.withMaxDepth(Integer.MAX_VALUE))
                    .get();
            FlatJson.write(root, new StringBuilder());
          } catch (Throwable e) {
            failure.set(e);
          }
        };
    Thread thread = new Thread(null, deepest, "usual stack", 1024 * 1024);
    thread.start();
    thread.join();
    assertThat(failure.get()).isNull();
    assertThat(Buffers.fault(chain(BufferVerifier.MOST_DEPTH + 1), FORMAT)).isPresent();
  }

  @Test
  void sharesDepthWithNestedBuffers() throws InvalidDataException {
    FlatBufferSchema schema =
        FlatBufferSchema.builder().table("Doll").field("inner", "[ubyte]").nested("Doll").build();
    Format<FlatTable> format = FlatBuffers.format(schema, schema.type("Doll"));
    byte[] doll = new Assembler().ref("r", "t").name("v").u16(4, 4).table("t", "v").bytes();
    for (int depth = 2; depth <= 128; depth++) {
      doll = around(doll);
    }
    Buffers.verify(doll, format);
    assertThat(Buffers.fault(around(doll), format).orElseThrow().fault())
        .isEqualTo(FlatBufferFault.TOO_DEEP);
  }

  private static byte[] around(byte[] doll) {
    Assembler a = new Assembler().ref("r", "t").name("v").u16(6, 8, 4).u16(0).table("t", "v");
    a.ref("f", "x").name("x").u32(doll.length);
    for (byte b : doll) {
      a.u8(b);
    }
    return a.bytes();
  }
}
