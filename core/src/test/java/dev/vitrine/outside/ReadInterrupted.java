// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.outside;

import dev.vitrine.VerifyOptions;
import dev.vitrine.mapping.FrozenFile;
import dev.vitrine.mapping.Publication;
import dev.vitrine.mapping.Windows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/// Opens, verifies, reads in windows and publishes a file, again and again, in a thread that
/// another one interrupts all the time.
final class ReadInterrupted {

  private static final int ROUNDS = 20;

  private static final long PAUSE_NANOS = 20_000;

  private ReadInterrupted() {}

  /// Does it.
  ///
  /// @param arguments the file
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path path = Path.of(arguments[0]);
    Thread reader = Thread.currentThread();
    AtomicBoolean done = new AtomicBoolean();
    Thread disturber =
        Thread.ofPlatform()
            .daemon()
            .start(() -> {
              while (!done.get()) {
                reader.interrupt();
                LockSupport.parkNanos(PAUSE_NANOS);
              }
            });
    int kept = 0;
    for (int round = 0; round < ROUNDS; round++) {
      reader.interrupt();
      read(path);
      kept += Thread.interrupted() ? 1 : 0;
    }
    done.set(true);
    while (disturber.isAlive()) {
      Thread.onSpinWait();
    }
    System.out.println("kept " + kept + " of " + ROUNDS);
  }

  private static void read(Path path) throws IOException {
    long size = Files.size(path);
    try (FrozenFile file = FrozenFile.open(path)) {
      VerifyOptions threads = VerifyOptions.DEFAULT.withThreads(4);
      require(file.verify(ReadFile.UTF8, threads).get() == size, "verify");
      file.segment().confirm();
    }
    try (Windows<Long> windows = Windows.open(path, ReadWindows.BYTES, VerifyOptions.DEFAULT)) {
      long total = 0;
      while (windows.advance()) {
        total += windows.view().get();
      }
      require(total == size, "windows");
    }
    Path copy = path.resolveSibling("published");
    Publication.write(copy, out -> out.write(new byte[5000]));
    require(Files.size(copy) == 5000, "publication");
  }

  private static void require(boolean condition, String what) {
    if (!condition) {
      throw new AssertionError(what);
    }
  }
}
