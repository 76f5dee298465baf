// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import static java.util.Objects.requireNonNull;

import dev.vitrine.RecordFormat;
import dev.vitrine.VerifiedView;
import dev.vitrine.VerifyOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// Goes over a file of any size, or a pipe, in verified windows, on several threads.
///
/// ```java
/// List<Summary> parts = new ArrayList<>();
/// ParallelWindows.forEach(
///     path,
///     AccessLog.combined(),
///     VerifyOptions.DEFAULT.withThreads(4),
///     () -> {
///       Summary part = new Summary();
///       parts.add(part);
///       return window -> part.add(window.view().get());
///     });
/// ```
///
/// The windows are those of [Windows]: private copies, sound while the file is written to. They are
/// read one after the other and verified at the same time, each by the thread that read it, while
/// it is in that core's cache. Each thread takes about 1 MiB of memory, or up to three times a
/// larger record. One thread alone reads formats whose pieces depend on each other
/// ([RecordFormat#hasIndependentPieces()]).
///
/// What fails first in the data is thrown, as one thread would throw it, with the same message.
/// Windows behind it may have been handed to readers by then. A read that is under way is waited
/// for, which takes as long as an idle pipe is idle.
public final class ParallelWindows {

  /// What is done to windows, by one of the threads.
  ///
  /// @param <T> the type of the verified value of a window
  @FunctionalInterface
  public interface Reader<T> {

    /// Reads one window; never called by two threads at the same time.
    ///
    /// @param window valid during this call
    /// @throws IOException if the work on it fails, which ends all of it
    void read(Window<T> window) throws IOException;
  }

  private ParallelWindows() {}

  /// Goes over a file, a pipe or a device.
  ///
  /// @param <T> the type of the verified value of a window
  /// @param path what to read
  /// @param format what it ought to be
  /// @param options limits, progress, numbering, and how many threads read; the caller is one of
  ///   them
  /// @param readers makes a reader for each thread that is used; called by the calling thread
  /// @throws java.nio.file.NoSuchFileException if there is no such file
  /// @throws java.nio.file.AccessDeniedException if it may not be read
  /// @throws dev.vitrine.InvalidDataException if the data is not of the format
  /// @throws IOException if it cannot be read, if there is no memory, or if a reader throws it
  public static <T> void forEach(
      Path path,
      RecordFormat<T> format,
      VerifyOptions options,
      Supplier<? extends Reader<T>> readers)
      throws IOException {
    requireNonNull(path, "path");
    if (isForOne(format, options)) {
      try (Windows<T> windows = Windows.open(path, format, options)) {
        readAlone(windows, options, readers.get());
      }
    } else {
      ParallelRun.of(ByteStream.open(path), path.toString(), format, options).run(readers);
    }
  }

  /// Goes over a stream.
  ///
  /// @param <T> the type of the verified value of a window
  /// @param stream what to read, and to close at the end; several threads read it, one at a time
  /// @param name of the stream, for messages
  /// @param format what it ought to be
  /// @param options limits, progress, numbering, and how many threads read; the caller is one of
  ///   them
  /// @param readers makes a reader for each thread that is used; called by the calling thread
  /// @throws dev.vitrine.InvalidDataException if the data is not of the format
  /// @throws IOException if it cannot be read, if there is no memory, or if a reader throws it
  public static <T> void forEach(
      InputStream stream,
      String name,
      RecordFormat<T> format,
      VerifyOptions options,
      Supplier<? extends Reader<T>> readers)
      throws IOException {
    requireNonNull(stream, "stream");
    requireNonNull(name, "name");
    if (isForOne(format, options)) {
      try (Windows<T> windows = Windows.of(stream, name, format, options)) {
        readAlone(windows, options, readers.get());
      }
    } else {
      ParallelRun.of(ByteStream.of(stream), name, format, options).run(readers);
    }
  }

  private static boolean isForOne(RecordFormat<?> format, VerifyOptions options) {
    requireNonNull(format, "format");
    return options.threads() == 1 || !format.hasIndependentPieces();
  }

  private static <T> void readAlone(Windows<T> windows, VerifyOptions options, Reader<T> reader)
      throws IOException {
    long firstRecord = options.firstRecord();
    while (windows.advance()) {
      VerifiedView<T> view = windows.view();
      reader.read(new Window<>(view, CompletableFuture.completedFuture(firstRecord)));
      firstRecord += view.verification().records();
    }
  }
}
