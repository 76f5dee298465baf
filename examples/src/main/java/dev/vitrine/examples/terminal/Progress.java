// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.terminal;

import dev.vitrine.VerifyOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// The line on a terminal that says how far long work has come.
///
/// It appears when nothing was written for a second, and is erased before anything else is: what
/// goes to the same terminal must go through [#guard]. Safe for use by many threads.
public final class Progress implements AutoCloseable {

  private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long PERIOD_MILLIS = 200;
  private static final byte[] ERASE = "\r\u001b[K".getBytes(StandardCharsets.US_ASCII);

  private final @Nullable OutputStream terminal;
  private final LongAdder done = new LongAdder();

  private long total;
  private long start;
  private long lastOutput;
  private boolean atLineStart = true;
  private boolean shown;
  private @Nullable Thread painter;

  private Progress(@Nullable OutputStream terminal) {
    this.terminal = terminal;
  }

  /// {@return progress that nobody sees}
  public static Progress silent() {
    return new Progress(null);
  }

  /// {@return progress on a terminal}
  public static Progress on(OutputStream terminal) {
    return new Progress(terminal);
  }

  /// Begins to show progress.
  ///
  /// @param files all that will be read; if one has no size, there is no time left to tell
  public synchronized void expect(List<Path> files) {
    if (terminal == null || painter != null) {
      return;
    }
    total = total(files);
    start = System.nanoTime();
    lastOutput = start;
    painter = Thread.ofPlatform().daemon().name("vitrine-progress").start(this::paintOften);
  }

  private static long total(List<Path> files) {
    long sum = 0;
    for (Path file : files) {
      long size = size(file);
      if (size == ProgressText.UNKNOWN) {
        return size;
      }
      sum += size;
    }
    return sum;
  }

  private static long size(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.size(file) : ProgressText.UNKNOWN;
    } catch (IOException e) {
      return ProgressText.UNKNOWN; // reading it will say why
    }
  }

  /// {@return what counts the bytes of one file; to be closed when that file is done with}
  public Meter meter(Path file) {
    return new Meter(terminal == null ? ProgressText.UNKNOWN : size(file));
  }

  /// The bytes of one file. Safe for use by many threads.
  public final class Meter implements VerifyOptions.Progress, AutoCloseable {
    private final long byteSize;
    private final LongAdder read = new LongAdder();

    private Meter(long byteSize) {
      this.byteSize = byteSize;
    }

    @Override
    public void verified(long count) {
      read.add(count);
      done.add(count);
    }

    /// Counts what was not read, of a file that is invalid, as done.
    @Override
    public void close() {
      done.add(Math.max(0, byteSize - read.sum()));
    }
  }

  private void paintOften() {
    try {
      while (true) {
        Thread.sleep(PERIOD_MILLIS);
        paint(System.nanoTime());
      }
    } catch (InterruptedException e) {
      // the work is done
    }
  }

  /// Shows how far the work has come, unless something was written lately or ends inside a line.
  ///
  /// @param now by [System#nanoTime()]
  public synchronized void paint(long now) {
    if (atLineStart && now - lastOutput >= QUIET_NANOS) {
      String text = new ProgressText(done.sum(), total, now - start).toString();
      write(("\r" + text + "\u001b[K").getBytes(StandardCharsets.US_ASCII));
      shown = true;
    }
  }

  private synchronized void erase() {
    if (shown) {
      write(ERASE);
      shown = false;
    }
  }

  private void write(byte[] bytes) {
    try {
      if (terminal != null) {
        terminal.write(bytes);
        terminal.flush();
      }
    } catch (IOException e) {
      // the terminal is gone, and with it who might have looked
    }
  }

  /// {@return a stream to the same terminal, before whose bytes the line is erased}
  public OutputStream guard(OutputStream out) {
    return terminal == null ? out : new Guarded(out);
  }

  private final class Guarded extends OutputStream {
    private final OutputStream out;

    Guarded(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int size) throws IOException {
      if (size == 0) {
        return;
      }
      synchronized (Progress.this) {
        erase();
        atLineStart = bytes[offset + size - 1] == '\n';
        lastOutput = System.nanoTime();
        out.write(bytes, offset, size);
      }
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }
  }

  /// Erases the line and ends the thread that shows it. Closing again does nothing.
  @Override
  public void close() {
    Thread ending;
    synchronized (this) {
      ending = painter;
      painter = null;
    }
    if (ending != null) {
      ending.interrupt();
      boolean interrupted = Thread.interrupted();
      try {
        ending.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    erase();
  }
}
