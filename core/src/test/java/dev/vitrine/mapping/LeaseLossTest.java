// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.vitrine.internal.linux.OpenFile;
import dev.vitrine.testing.OnLinux;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// When the bytes could not be kept: readers are thrown out, and told.
@OnLinux
@Timeout(120)
class LeaseLossTest {

  private static final Path BREAK_TIME = Path.of("/proc/sys/fs/lease-break-time");

  private Place place;
  private Path file;

  @BeforeEach
  void openPlace() throws Exception {
    place = Place.of("disk");
    file = Leased.file(place.root(), "file", 1 << 20);
  }

  @AfterEach
  void closePlace() throws Exception {
    place.close();
  }

  @Test
  void aProcessThatStoodStillTooLongIsTold() throws Exception {
    Place.assumeRoot("shorten the time of the kernel");
    String seconds = Integer.toString(LeaseTerms.breakSeconds());
    try (LeaseHolder holder = LeaseHolder.start(file, "")) {
      assertThat(holder.order("confirm")).isEqualTo("confirmed");
      Files.writeString(BREAK_TIME, "1");
      signal("-STOP", holder);
      assertThat(Attacker.run("overwrite", file)).isZero(); // waits until the kernel lets it in
      signal("-CONT", holder);
      assertThat(holder.order("confirm")).startsWith("lost: lease: the kernel let somebody open");
      assertThat(holder.order("read")).isEqualTo("closed");
      assertThat(holder.order("state")).isEqualTo("VIOLATED");
      assertThat(holder.end()).isZero();
    } finally {
      Files.writeString(BREAK_TIME, seconds);
    }
  }

  @Test
  void theWatcherClosesWhatTheKernelGaveAway() throws Exception {
    Place.assumeRoot("shorten the time of the kernel");
    String seconds = Integer.toString(LeaseTerms.breakSeconds());
    try (LeaseHolder holder = LeaseHolder.start(file, "")) {
      Files.writeString(BREAK_TIME, "1");
      signal("-STOP", holder);
      assertThat(Attacker.run("truncate", file)).isZero();
      signal("-CONT", holder);
      Thread.sleep(500); // nobody asks: the watcher finds out by itself
      assertThat(holder.order("state")).isEqualTo("VIOLATED");
      assertThat(holder.order("read")).isEqualTo("closed");
    } finally {
      Files.writeString(BREAK_TIME, seconds);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Xint", "-Xrs", "-XX:+UseZGC"})
  void noSignalOfALeaseEndsAJvm(String option) throws Exception {
    try (LeaseHolder holder = LeaseHolder.start(file, "", option)) {
      assertThat(Attacker.run("regrow", file)).isZero();
      assertThat(holder.order("confirm")).isEqualTo("confirmed");
      assertThat(holder.order("read")).isEqualTo("same");
      assertThat(holder.order("state")).isEqualTo("PRIVATE");
      assertThat(holder.end()).isZero();
    }
  }

  @Test
  void readersAreThrownOutBeforeSomebodyIsLetIn() throws Exception {
    // 512 KiB of the copy are all that this process may write (RLIMIT_FSIZE).
    try (LeaseHolder holder = LeaseHolder.start(file, "ulimit -f 1024")) {
      assertThat(Attacker.run("overwrite", file)).isZero();
      assertThat(holder.order("read")).isEqualTo("closed");
      assertThat(holder.order("confirm"))
          .startsWith("lost: lease: the file could not be copied")
          .contains("EFBIG");
      assertThat(holder.order("state")).isEqualTo("FAILED");
      assertThat(holder.end()).isZero();
    }
  }

  @Test
  void aProcessWithoutDescriptorsKeepsItsLease() throws Exception {
    try (LeaseHolder holder = LeaseHolder.start(file, "ulimit -n 64")) {
      assertThat(holder.order("hoard")).isEqualTo("hoarded");
      assertThat(Attacker.run("overwrite", file)).isZero();
      assertThat(holder.order("confirm")).isEqualTo("confirmed");
      assertThat(holder.order("state")).isEqualTo("PRIVATE");
      assertThat(holder.order("read")).isEqualTo("same");
    }
  }

  @Test
  void closingIsTriedUntilNobodyIsInsideACall() throws Exception {
    Pipe pipe = Pipe.open();
    Arena arena = Arena.ofShared();
    LeasedMapping mapping = revoked(arena, OpenFile.O_RDWR);
    MemorySegment bytes = mapping.map();
    Thread writer = Thread.ofPlatform().start(() -> drainInto(pipe, bytes.asByteBuffer()));
    while (!pipe.source().isOpen() || pipe.source().read(ByteBuffer.allocate(1)) == 0) {
      Thread.onSpinWait(); // until it is inside the call, which waits for somebody to read
    }
    assertThat(mapping.look()).isEqualTo(Watched.Next.SOON);
    assertThat(mapping.state()).isEqualTo(LeasedMapping.State.VIOLATED);
    assertThatExceptionOfType(GuaranteeLostException.class).isThrownBy(mapping::confirm);
    assertThat(arena.scope().isAlive()).isTrue();
    ByteBuffer rest = ByteBuffer.allocate(1 << 20);
    while (writer.isAlive() && rest.hasRemaining()) {
      pipe.source().read(rest);
      if (rest.position() == (1 << 20) - 1) {
        break;
      }
    }
    writer.join();
    assertThat(mapping.look()).isEqualTo(Watched.Next.NEVER);
    assertThat(arena.scope().isAlive()).isFalse();
    pipe.sink().close();
    pipe.source().close();
  }

  @Test
  void aFileThatCannotBeReadIsClosedAndNamed() throws Exception {
    Arena arena = Arena.ofShared();
    LeasedMapping mapping = revoked(arena, OpenFile.O_WRONLY);
    assertThat(mapping.look()).isEqualTo(Watched.Next.NEVER);
    assertThatExceptionOfType(GuaranteeLostException.class)
        .isThrownBy(mapping::confirm)
        .withMessageContaining("[that file]");
    assertThatIllegalStateException().isThrownBy(arena::close); // it is closed
    ArenaKind.SHARED.close(arena);
  }

  private LeasedMapping revoked(Arena arena, int flags) throws IOException {
    HeldLease lease = HeldLease.revoked(OpenFile.open(file, flags));
    return new LeasedMapping(lease, new Extent(0, 1 << 20), arena, Set.of(), "that file");
  }

  private static void drainInto(Pipe pipe, ByteBuffer bytes) {
    try {
      while (bytes.hasRemaining()) {
        pipe.sink().write(bytes);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void signal(String name, LeaseHolder holder) throws Exception {
    String pid = Long.toString(holder.pid());
    assertThat(new ProcessBuilder("kill", name, pid).start().waitFor()).isZero();
  }
}
