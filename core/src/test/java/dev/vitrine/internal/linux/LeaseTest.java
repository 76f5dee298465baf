// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import static dev.vitrine.internal.linux.LinuxErrors.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vitrine.testing.OnLinux;
import dev.vitrine.testing.Places;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnLinux
class LeaseTest {

  private static final int SECONDS = 20;

  @TempDir(factory = Places.Disk.class)
  private Path directory;

  private Path file;

  @BeforeEach
  void writeFile() throws Exception {
    assumeTrue(Places.typeOf(directory).countsWriters(), "leases cannot be believed here");
    file = Files.writeString(directory.resolve("leased"), "before");
  }

  @Test
  void isTakenAskedForAndReleased() throws Exception {
    try (Fd fd = OpenFile.open(file, OpenFile.O_RDONLY)) {
      assertThat(Lease.current(fd)).isEqualTo(Lease.F_UNLCK);
      assertThat(Lease.release(fd)).isFalse();
      for (int type : new int[] {Lease.F_RDLCK, Lease.F_WRLCK}) {
        Lease.take(fd, type);
        assertThat(Lease.current(fd)).isEqualTo(type);
        assertThat(Lease.release(fd)).isTrue();
        assertThat(Lease.current(fd)).isEqualTo(Lease.F_UNLCK);
      }
    }
  }

  @Test
  void isRefusedWhileSomebodyWrites() throws Exception {
    Process writer = shell("exec 3>>\"$0\"; echo ready; read line");
    assertThat(writer.inputReader().readLine()).isEqualTo("ready");
    try (Fd fd = OpenFile.open(file, OpenFile.O_RDONLY)) {
      assertFails(Errno.EAGAIN, () -> Lease.take(fd, Lease.F_RDLCK));
      writer.getOutputStream().close();
      assertThat(writer.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
      Lease.take(fd, Lease.F_RDLCK);
    }
  }

  @Test
  void isRefusedWhileAWritableMappingLives() throws Exception {
    try (Fd fd = OpenFile.open(file, OpenFile.O_RDONLY)) {
      try (Arena arena = Arena.ofConfined()) {
        try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
          channel.map(MapMode.READ_WRITE, 0, 6, arena);
        }
        assertFails(Errno.EAGAIN, () -> Lease.take(fd, Lease.F_RDLCK));
      }
      Lease.take(fd, Lease.F_RDLCK);
    }
  }

  @Test
  void exclusiveLeaseIsRefusedWhileSomebodyElseReads() throws Exception {
    try (Fd fd = OpenFile.open(file, OpenFile.O_RDONLY);
        Fd other = OpenFile.open(file, OpenFile.O_RDONLY)) {
      assertFails(Errno.EAGAIN, () -> Lease.take(fd, Lease.F_WRLCK));
      Lease.take(fd, Lease.F_RDLCK);
      Lease.take(other, Lease.F_RDLCK);
    }
  }

  @Test
  void writerOfAnotherProcessWaitsAndTheWatcherIsTold() throws Exception {
    SynchronousQueue<Integer> watcher = new SynchronousQueue<>();
    CompletableFuture<OptionalInt> broken = new CompletableFuture<>();
    Thread.ofPlatform().daemon().start(() -> watch(watcher, broken));
    int thread = watcher.take();
    try (Fd fd = OpenFile.open(file, OpenFile.O_RDONLY)) {
      Lease.take(fd, Lease.F_WRLCK, thread);
      Process writer = shell("echo after >\"$0\"; echo done");
      assertThat(broken.get(SECONDS, TimeUnit.SECONDS)).hasValue(fd.number());
      assertThat(Lease.current(fd)).isEqualTo(Lease.F_UNLCK);
      assertThat(writer.isAlive()).isTrue();
      assertThat(Statx.of(fd).byteSize()).as("not truncated yet").isEqualTo(6);
      assertThat(Lease.release(fd)).isTrue();
      assertThat(writer.inputReader().readLine()).isEqualTo("done");
      assertThat(writer.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(Files.readString(file)).isEqualTo("after\n");
    }
  }

  private static void watch(SynchronousQueue<Integer> id, CompletableFuture<OptionalInt> broken) {
    try {
      Signals.blockForThisThread();
      try (Fd signals = Signals.open()) {
        assertThat(Signals.read(signals)).isEmpty();
        id.put(Signals.threadId());
        assertThat(Poll.readable(signals, SECONDS * 1000)).isTrue();
        broken.complete(Signals.read(signals));
      }
    } catch (Throwable e) {
      broken.completeExceptionally(e);
    }
  }

  @Test
  void breakingWithoutWatcherDoesNotDisturbTheJvm() throws Exception {
    try (Fd fd = OpenFile.open(file, OpenFile.O_RDONLY)) {
      Lease.take(fd, Lease.F_WRLCK);
      Process reader = shell("cat \"$0\"; echo done");
      awaitBreaking(fd, Lease.F_RDLCK);
      assertThat(Lease.release(fd)).isTrue();
      assertThat(reader.inputReader().readLine()).isEqualTo("beforedone");
      // Once more: releasing makes the kernel forget the signal, and `take` sets it again.
      Lease.take(fd, Lease.F_RDLCK);
      Process writer = shell("echo x >>\"$0\"; echo done");
      awaitBreaking(fd, Lease.F_UNLCK);
      assertThat(Lease.release(fd)).isTrue();
      assertThat(writer.inputReader().readLine()).isEqualTo("done");
    }
  }

  @Test
  void impatientWriterIsToldAndTheLeaseIsBreaking() throws Exception {
    try (Fd fd = OpenFile.open(file, OpenFile.O_RDONLY)) {
      Lease.take(fd, Lease.F_RDLCK);
      int flags = OpenFile.O_WRONLY | OpenFile.O_NONBLOCK;
      assertFails(Errno.EAGAIN, () -> OpenFile.open(file, flags));
      assertThat(Lease.current(fd)).isEqualTo(Lease.F_UNLCK);
      assertThat(Lease.release(fd)).isTrue();
      OpenFile.open(file, flags).close();
    }
  }

  @Test
  void refusesWhatHasNoLeases() throws Exception {
    try (Fd fd = OpenFile.open(directory, OpenFile.O_RDONLY);
        Fd path = OpenFile.open(file, OpenFile.O_PATH)) {
      assertFails(Errno.EINVAL, () -> Lease.take(fd, Lease.F_RDLCK));
      assertFails(Errno.EBADF, () -> Lease.take(path, Lease.F_RDLCK));
    }
  }

  @Test
  void refusesAWatcherThatHasEnded() throws Exception {
    CompletableFuture<Integer> id = new CompletableFuture<>();
    Thread thread =
        Thread.ofPlatform()
            .start(() -> {
              try {
                id.complete(Signals.threadId());
              } catch (LinuxException e) {
                id.completeExceptionally(e);
              }
            });
    thread.join();
    Path task = Path.of("/proc/self/task/" + id.get());
    for (int i = 0; i < 100 && Files.exists(task); i++) {
      Thread.sleep(10);
    }
    try (Fd fd = OpenFile.open(file, OpenFile.O_RDONLY)) {
      assertFails(Errno.ESRCH, () -> Lease.take(fd, Lease.F_RDLCK, id.get()));
      assertThat(Lease.current(fd)).isEqualTo(Lease.F_UNLCK);
    }
  }

  private static void awaitBreaking(Fd fd, int target) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (Lease.current(fd) != target && System.nanoTime() < end) {
      Thread.sleep(5);
    }
    assertThat(Lease.current(fd)).isEqualTo(target);
  }

  private Process shell(String script) throws IOException {
    return new ProcessBuilder("/bin/sh", "-c", script, file.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
