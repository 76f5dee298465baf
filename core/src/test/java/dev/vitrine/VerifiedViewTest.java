// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.vitrine.mapping.FreezePolicy;
import dev.vitrine.mapping.FrozenFile;
import dev.vitrine.mapping.FrozenSegment;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifiedViewTest {

  @TempDir Path folder;

  /// The bytes one by one; counts how often it verifies.
  private static final class Counting implements Format<Counting.Bytes> {
    private final AtomicInteger verifications = new AtomicInteger();

    record Bytes(MemorySegment segment) {
      byte at(long byteOffset) {
        return segment.get(ValueLayout.JAVA_BYTE, byteOffset);
      }
    }

    @Override
    public String name() {
      return "counting/1";
    }

    @Override
    public Bytes verify(FrozenSegment segment, VerifyContext context) throws InvalidDataException {
      verifications.incrementAndGet();
      context.countRecords(segment.byteSize());
      context.count("odd", 3);
      context.forEachChunk((from, to) -> to);
      return new Bytes(segment.bytes());
    }
  }

  @Test
  void verifiesOnceForAnyNumberOfAccesses() throws IOException {
    Path path = Files.write(folder.resolve("file"), new byte[] {1, 2, 3, 4});
    Counting format = new Counting();
    try (FrozenFile file = FrozenFile.open(path)) {
      VerifiedView<Counting.Bytes> view = file.verify(format);
      long sum = 0;
      for (int access = 0; access < 100_000; access++) {
        sum += view.get().at(access & 3);
        view.confirm();
      }
      assertThat(sum).isEqualTo(250_000);
      assertThat(format.verifications).hasValue(1);
      assertThat(view.get()).isSameAs(view.get());
    }
  }

  @Test
  void recordsWhatWasProven() throws IOException {
    FrozenSegment segment = FrozenSegment.copyOf(new byte[3 << 20]);
    List<Long> told = new ArrayList<>();
    VerifyOptions options = VerifyOptions.DEFAULT.withProgress(told::add);
    VerifiedView<Counting.Bytes> view = VerifiedView.verify(segment, new Counting(), options);
    Verification proven = view.verification();
    assertThat(proven.format()).isEqualTo("counting/1");
    assertThat(proven.byteSize()).isEqualTo(3 << 20);
    assertThat(proven.duration()).isBetween(Duration.ofNanos(1), Duration.ofSeconds(20));
    assertThat(proven.threads()).isEqualTo(1);
    assertThat(proven.records()).isEqualTo(3 << 20);
    assertThat(proven.counts()).isEqualTo(Map.of("odd", 3L));
    assertThat(told).containsExactly(1L << 20, 1L << 20, 1L << 20);
    assertThat(view.segment()).isSameAs(segment);
    assertThat(view)
        .hasToString(
            "VerifiedView[counting/1, 3145728 bytes, PrivateCopy (PRIVATE: anonymous memory"
                + " (copied from memory))]");
  }

  @Test
  void accessAfterCloseIsAnIllegalState() throws IOException {
    Path path = Files.write(folder.resolve("file"), new byte[] {1});
    VerifiedView<Counting.Bytes> view;
    try (FrozenFile file = FrozenFile.open(path)) {
      view = file.verify(new Counting());
    }
    assertThatThrownBy(() -> view.get().at(0)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(view::confirm)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("closed [" + path + "]");
    FrozenSegment segment = view.segment();
    assertThatThrownBy(() -> VerifiedView.verify(segment, new Counting(), VerifyOptions.DEFAULT))
        .as("even though the format reads no byte")
        .isInstanceOf(IllegalStateException.class);
    assertThat(view.toString()).contains("1 bytes");
  }

  @Test
  void emptyFileCannotBeVerifiedAfterClose() throws IOException {
    Path path = Files.write(folder.resolve("empty"), new byte[0]);
    FrozenFile file = FrozenFile.open(path);
    file.close();
    assertThatThrownBy(() -> file.verify(new Counting())).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void closingDuringVerificationMakesNoView() throws IOException {
    Path path = Files.write(folder.resolve("file"), new byte[] {1});
    try (FrozenFile file = FrozenFile.open(path)) {
      Format<String> closing = format("closing/1", file::close);
      assertThatThrownBy(() -> file.verify(closing)).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void formatWithoutAValueMakesNoView() {
    FrozenSegment segment = FrozenSegment.copyOf(new byte[1]);
    Format<String> none = format(null, () -> {});
    assertThatThrownBy(() -> VerifiedView.verify(segment, none, VerifyOptions.DEFAULT))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("the format's value");
  }

  @Test
  void exceptionOfAFormatPassesThrough() {
    FrozenSegment segment = FrozenSegment.copyOf(new byte[1]);
    RuntimeException thrown = new IllegalArgumentException("format");
    Format<String> failing =
        format(
            "x",
            () -> {
              throw thrown;
            });
    assertThat(catchThrowable(() -> VerifiedView.verify(segment, failing, VerifyOptions.DEFAULT)))
        .isSameAs(thrown);
  }

  @Test
  void refusesNull() {
    FrozenSegment segment = FrozenSegment.copyOf(new byte[1]);
    assertThatThrownBy(() -> VerifiedView.verify(null, new Counting(), VerifyOptions.DEFAULT))
        .hasMessage("segment");
    assertThatThrownBy(() -> VerifiedView.verify(segment, null, VerifyOptions.DEFAULT))
        .hasMessage("format");
    assertThatThrownBy(() -> VerifiedView.verify(segment, new Counting(), null))
        .hasMessage("options");
  }

  @Test
  void faultsInSlicesAndRegionsTellThePlaceInTheFile() throws IOException {
    byte[] bytes = new byte[9000];
    bytes[8500] = (byte) 0xFF;
    Path path = Files.write(folder.resolve("file"), bytes);
    try (FrozenFile file = FrozenFile.open(path, FreezePolicy.DEFAULT.withRegion(4097, 4500))) {
      FrozenSegment slice = file.segment().slice(1000, 3500).slice(5, 3400);
      assertThat(slice.fileOffset()).isEqualTo(5102);
      for (FrozenSegment part : List.of(file.segment(), slice)) {
        assertThatThrownBy(() -> VerifiedView.verify(part, utf8(), VerifyOptions.DEFAULT))
            .isInstanceOfSatisfying(
                InvalidDataException.class,
                e -> {
                  assertThat(e.byteOffset()).isEqualTo(8500);
                  assertThat(e.source()).isEqualTo(path.toString());
                  assertThat(e.getMessage()).contains(" at byte 8500 ").endsWith("[" + path + "]");
                });
      }
    }
  }

  private static Format<String> utf8() {
    return new Format<>() {
      @Override
      public String name() {
        return "utf8/1";
      }

      @Override
      public String verify(FrozenSegment segment, VerifyContext context)
          throws InvalidDataException {
        context.requireUtf8();
        return "";
      }
    };
  }

  private static Format<String> format(String value, Runnable action) {
    return new Format<>() {
      @Override
      public String name() {
        return "test/1";
      }

      @Override
      public String verify(FrozenSegment segment, VerifyContext context) {
        action.run();
        return value;
      }
    };
  }
}
