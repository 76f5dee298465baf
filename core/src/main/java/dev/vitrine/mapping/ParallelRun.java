// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import dev.vitrine.InvalidDataException;
import dev.vitrine.RecordFormat;
import dev.vitrine.VerifiedView;
import dev.vitrine.VerifyOptions;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads one file or stream in windows on several threads.
///
/// Used once, by one caller.
///
/// @param <T> the type of the verified value of a window
final class ParallelRun<T> {

  /*
   * Windows are cut in order, by whoever is free, and then verified and read at the same time. When
   * window k fails, every window before k has been cut already and will be finished by whoever cut
   * it, so the lowest failure that is known once all threads have stopped is the first one of the
   * data.
   *
   * How many records come before a window is not known while it is verified, but only messages need
   * it: a window that fails waits for those before it, and is verified once more to say so.
   */

  private final WindowCutter cutter;
  private final String source;
  private final RecordFormat<T> format;
  private final VerifyOptions options;
  private final List<CompletableFuture<Void>> helpers = new ArrayList<>();
  private final FirstFailure firstFailure = new FirstFailure();

  private ParallelRun(
      WindowCutter cutter, String source, RecordFormat<T> format, VerifyOptions options) {
    this.cutter = cutter;
    this.source = source;
    this.format = format;
    this.options = options;
  }

  /// @param stream closed when the run is over, or cannot begin
  static <T> ParallelRun<T> of(
      ByteStream stream, String source, RecordFormat<T> format, VerifyOptions options)
      throws IOException {
    try {
      long limit = options.maxRecordByteSize();
      WindowCutter cutter = new WindowCutter(stream, source, format, limit, options.firstRecord());
      return new ParallelRun<>(cutter, source, format, options);
    } catch (IOException | RuntimeException | Error e) {
      stream.close();
      throw e;
    }
  }

  void run(Supplier<? extends ParallelWindows.Reader<T>> readers) throws IOException {
    try (cutter) {
      try (WindowBuffer buffer = WindowBuffer.allocate(source)) {
        ParallelWindows.Reader<T> reader = readers.get();
        WindowCutter.Cut first = cutter.next(buffer);
        if (first == null || startOthers(first, readers)) {
          work(first, buffer, reader);
        }
      } finally {
        cutter.end();
        helpers.forEach(CompletableFuture::join); // which no interrupt ends
      }
      firstFailure.rethrow();
    }
  }

  /// {@return whether the first window is to be read: not if a reader could not be made}
  private boolean startOthers(
      WindowCutter.Cut first, Supplier<? extends ParallelWindows.Reader<T>> readers) {
    try {
      for (int i = 1; i < options.threads() && !cutter.hasEnded(); i++) {
        start(readers.get(), i);
      }
      return true;
    } catch (Throwable e) { // handed to the caller, when those who wait for this window know
      fail(first, e);
      return false;
    }
  }

  private void start(ParallelWindows.Reader<T> reader, int number) {
    CompletableFuture<Void> end = new CompletableFuture<>();
    Thread thread =
        Thread.ofPlatform()
            .daemon()
            .name("vitrine-windows-" + number)
            .unstarted(() -> workApart(reader, end));
    helpers.add(end);
    try {
      thread.start();
    } catch (OutOfMemoryError e) { // no thread is left: the others go on
      end.complete(null);
    }
  }

  private void workApart(ParallelWindows.Reader<T> reader, CompletableFuture<Void> end) {
    try (WindowBuffer buffer = allocateIfPossible()) {
      if (buffer != null) {
        work(cutter.next(buffer), buffer, reader);
      }
    } catch (Throwable e) { // what was read is lost: there was no memory to say so in its place
      fail(FirstFailure.LAST, e);
    } finally {
      end.complete(null);
    }
  }

  /// {@return a buffer, or null if there is no memory for one: the others go on}
  private @Nullable WindowBuffer allocateIfPossible() {
    try {
      return WindowBuffer.allocate(source);
    } catch (IOException | OutOfMemoryError e) {
      return null;
    }
  }

  private void work(
      WindowCutter.@Nullable Cut first, WindowBuffer buffer, ParallelWindows.Reader<T> reader) {
    for (WindowCutter.Cut cut = first; cut != null; cut = cutter.next(buffer)) {
      try {
        FirstFailure.rethrow(cut.failure());
        read(cut, buffer, reader);
      } catch (Throwable e) { // handed to the caller, whatever it is
        fail(cut, e);
      }
    }
  }

  private void fail(WindowCutter.Cut cut, Throwable cause) {
    try {
      fail(cut.index(), cause);
    } finally {
      cut.records().completeExceptionally(cause); // so that no later window waits
    }
  }

  private void fail(long index, Throwable cause) {
    cutter.end();
    firstFailure.add(index, cause);
  }

  private void read(WindowCutter.Cut cut, WindowBuffer buffer, ParallelWindows.Reader<T> reader)
      throws IOException {
    try (Arena window = Arena.ofConfined()) {
      long size = cut.byteSize() == WindowBuffer.TOO_LONG ? buffer.filled() : cut.byteSize();
      VerifiedView<T> view = verify(buffer.publish(size, window, cut.byteOffset()), cut);
      if (cut.byteSize() == WindowBuffer.TOO_LONG) {
        throw Windows.noBoundary(format, options, size, cut.byteOffset(), source);
      }
      cut.records().complete(view.verification().records());
      if (size > 0) {
        reader.read(new Window<>(view, cut.firstRecord()));
      }
    }
  }

  private VerifiedView<T> verify(FrozenSegment bytes, WindowCutter.Cut cut)
      throws InvalidDataException {
    long assumed = cut.firstRecord().getNow(options.firstRecord());
    try {
      return VerifiedView.verify(bytes, format, options.withFirstRecord(assumed));
    } catch (InvalidDataException e) {
      long known = cut.firstRecord().join();
      if (known == assumed) {
        throw e;
      }
      VerifyOptions exact = options.withFirstRecord(known).withProgress(again -> {});
      return VerifiedView.verify(bytes, format, exact);
    }
  }
}
