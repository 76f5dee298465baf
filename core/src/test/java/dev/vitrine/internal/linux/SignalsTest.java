// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.testing.OnLinux;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@OnLinux
class SignalsTest {

  @Test
  void knowsTheThread() throws Exception {
    long process = ProcessHandle.current().pid();
    int thread = Signals.threadId();
    assertThat(Path.of("/proc/%d/task/%d".formatted(process, thread))).exists();
    assertThat(thread).isEqualTo(Signals.threadId());
  }

  @Test
  void blocksTheTwoSignalsForOneThreadOnly() throws Exception {
    CompletableFuture<Long> mask = new CompletableFuture<>();
    Thread.ofPlatform()
        .start(() -> {
          try {
            long before = blocked();
            Signals.blockForThisThread();
            mask.complete(blocked() & ~before);
          } catch (Throwable e) {
            mask.completeExceptionally(e);
          }
        });
    // Bit n - 1 stands for signal n: SIGURG is 23, SIGIO 29.
    assertThat(mask.get(10, TimeUnit.SECONDS)).isEqualTo(1L << 22 | 1L << 28);
    assertThat(blocked() & (1L << 22)).isZero();
  }

  @Test
  void refusesVirtualThreads() throws Exception {
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(() -> {
          try {
            Signals.blockForThisThread();
            thrown.complete(new AssertionError("was not refused"));
          } catch (Throwable e) {
            thrown.complete(e);
          }
        })
        .join();
    assertThat(thrown.get()).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void pollEndsInTime() throws Exception {
    try (Fd signals = Signals.open()) {
      long begin = System.nanoTime();
      assertThat(Poll.readable(signals, 50)).isFalse();
      assertThat(System.nanoTime() - begin).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(40));
      assertThat(Signals.read(signals)).isEmpty();
    }
  }

  private static long blocked() throws Exception {
    Path status = Path.of("/proc/self/task/%d/status".formatted(Signals.threadId()));
    String line =
        Files.readAllLines(status).stream()
            .filter(l -> l.startsWith("SigBlk:"))
            .findFirst()
            .orElseThrow();
    return Long.parseUnsignedLong(line.substring("SigBlk:".length()).strip(), 16);
  }
}
