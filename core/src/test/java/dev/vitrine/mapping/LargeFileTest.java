// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vitrine.Format;
import dev.vitrine.InvalidDataException;
import dev.vitrine.Utf8Fault;
import dev.vitrine.VerifyContext;
import dev.vitrine.VerifyOptions;
import dev.vitrine.internal.linux.Kernel;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Offsets beyond 2^31.
@Timeout(60)
class LargeFileTest {

  private static final long SIZE = (2L << 30) + (64L << 10);

  /// The copy is memory; and as much again, so that nothing else has to go.
  private static final long NEEDED = 2 * SIZE;

  private static final long PLACE = (2L << 30) + 12_345;

  @TempDir Path folder;

  @Test
  void findsAFaultBehindTwoGibibytesAtItsOffset() throws IOException {
    assumeTrue(Kernel.current() instanceof Kernel.Ready, "needs native access");
    assumeTrue(availableMemory() >= NEEDED, "needs " + NEEDED + " bytes of memory");
    Path path = Files.createTempFile(sparseFolder(), "sparse", null);
    try {
      assertFaultIsFound(path);
    } finally {
      Files.delete(path);
    }
  }

  /// Holes of a memory file system are read without a page being made for each.
  private Path sparseFolder() {
    Path memory = Path.of("/dev/shm");
    return Files.isWritable(memory) ? memory : folder;
  }

  private static void assertFaultIsFound(Path path) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(SIZE);
      file.seek(PLACE);
      file.write(0xFF);
    }
    FreezePolicy policy =
        FreezePolicy.DEFAULT
            .withMechanisms(Set.of(Mechanism.PRIVATE_COPY))
            .withCopyLimit(Long.MAX_VALUE);
    try (FrozenFile frozen = FrozenFile.open(path, policy)) {
      assertThat(frozen.byteSize()).isEqualTo(SIZE);
      assertThatThrownBy(() -> frozen.verify(utf8(), VerifyOptions.DEFAULT.withThreads(2)))
          .isInstanceOfSatisfying(
              InvalidDataException.class,
              e -> {
                assertThat(e.fault()).isEqualTo(Utf8Fault.TOO_LARGE);
                assertThat(e.byteOffset()).isEqualTo(PLACE);
              });
    }
  }

  private static long availableMemory() throws IOException {
    Path meminfo = Path.of("/proc/meminfo");
    if (!Files.exists(meminfo)) {
      return 0;
    }
    return Files.readAllLines(meminfo).stream()
        .filter(line -> line.startsWith("MemAvailable:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
        .findFirst()
        .orElse(0);
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
        return "text";
      }
    };
  }
}
