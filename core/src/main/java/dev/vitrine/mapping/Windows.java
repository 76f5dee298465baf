// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import static java.util.Objects.requireNonNull;

import dev.vitrine.InvalidDataException;
import dev.vitrine.RecordFormat;
import dev.vitrine.VerifiedView;
import dev.vitrine.VerifyOptions;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A file of any size, or a pipe, as a sequence of verified windows: private copies of consecutive
/// parts, cut at the boundaries of records.
///
/// ```java
/// try (Windows<AccessLog> log = Windows.open(path, AccessLog.combined(), VerifyOptions.DEFAULT)) {
///   while (log.advance()) {
///     entries += log.view().get().entryCount();
///   }
/// }
/// ```
///
/// This is always sound, on every file system and while the file is being written: what is verified
/// and read is the copy, whose guarantee is [Mechanism#PRIVATE_COPY]. It takes about 1 MiB of
/// memory, or up to three times a larger record; and since a window stays in the processor's cache
/// between copying, verifying and reading, it is as fast as a mapping for work that goes over the
/// data once.
///
/// The data ends where the file ends at the moment of the last read. Record and line numbers in
/// messages go on from window to window. A view belongs to the thread that called [#advance()],
/// which also ends it by [#advance()] or [#close()]; other threads get a [WrongThreadException],
/// later accesses an [IllegalStateException].
///
/// @param <T> the type of the verified value of a window
public final class Windows<T> implements AutoCloseable {

  private final ByteStream stream;
  private final String source;
  private final VerifyOptions options;

  // [0, published) of the buffer is the present window, the rest its successor's.
  private final WindowBuffer buffer;
  private long published;
  private boolean closed;

  private RecordFormat<T> format;
  private long byteOffset;
  private long records;
  private @Nullable Arena arena;
  private @Nullable VerifiedView<T> view;

  private Windows(ByteStream stream, String source, RecordFormat<T> format, VerifyOptions options)
      throws IOException {
    this.stream = stream;
    this.source = source;
    this.format = requireNonNull(format, "format");
    this.options = requireNonNull(options, "options");
    this.records = options.firstRecord();
    this.buffer = WindowBuffer.allocate(source);
  }

  /// Opens a file, a pipe or a device.
  ///
  /// @param <T> the type of the verified value of a window
  /// @param path what to read
  /// @param format what it ought to be
  /// @param options limits, progress and numbering; windows are verified by the calling thread
  /// @return the windows, to be closed by the caller, before the first one
  /// @throws java.nio.file.NoSuchFileException if there is no such file
  /// @throws java.nio.file.AccessDeniedException if it may not be read
  /// @throws IOException if it cannot be opened
  public static <T> Windows<T> open(Path path, RecordFormat<T> format, VerifyOptions options)
      throws IOException {
    ByteStream stream = ByteStream.open(requireNonNull(path, "path"));
    try {
      return new Windows<>(stream, path.toString(), format, options);
    } catch (IOException | RuntimeException e) {
      stream.close();
      throw e;
    }
  }

  /// Takes a stream.
  ///
  /// @param <T> the type of the verified value of a window
  /// @param stream what to read; closed together with the windows
  /// @param name of the stream, for messages
  /// @param format what it ought to be
  /// @param options limits, progress and numbering; windows are verified by the calling thread
  /// @return the windows, to be closed by the caller, before the first one
  /// @throws IOException if there is no memory for a window
  public static <T> Windows<T> of(
      InputStream stream, String name, RecordFormat<T> format, VerifyOptions options)
      throws IOException {
    return new Windows<>(ByteStream.of(requireNonNull(stream, "stream")), name, format, options);
  }

  /// Goes to the next window, which ends the present one, and verifies it.
  ///
  /// @return whether there was one; if not, the data has been read to its end
  /// @throws InvalidDataException if it is not of the format
  /// @throws IOException if it cannot be read
  /// @throws IllegalStateException if the windows have been closed
  public boolean advance() throws IOException {
    if (closed) {
      throw new IllegalStateException("windows: closed [" + source + "]");
    }
    if (view != null) {
      format = format.following(view.get());
    }
    endWindow();
    buffer.drop(published);
    byteOffset += published;
    published = 0;
    long size = buffer.fill(stream, format, options.maxRecordByteSize());
    if (size == WindowBuffer.TOO_LONG) {
      throw tooLong();
    }
    if (size == 0 && byteOffset > 0) {
      return false;
    }
    arena = Arena.ofConfined();
    VerifiedView<T> verified =
        VerifiedView.verify(
            buffer.publish(size, arena, byteOffset), format, options.withFirstRecord(records));
    if (size == 0) { // no data at all, which is valid, or verify would have thrown
      endWindow();
      return false;
    }
    published = size;
    records += verified.verification().records();
    view = verified;
    return true;
  }

  /// {@return the present window, valid until the next call of [#advance()]}
  ///
  /// @throws IllegalStateException before the first and after the last window
  public VerifiedView<T> view() {
    if (view == null) {
      throw new IllegalStateException("windows: no window at present");
    }
    return view;
  }

  /// {@return where the present window begins, in bytes from the start of the file or stream; after
  /// the last window, how long the file or stream was}
  public long byteOffset() {
    return byteOffset;
  }

  private void endWindow() {
    view = null;
    if (arena != null) {
      arena.close();
      arena = null;
    }
  }

  /// The format itself refuses a record above the limit, in its own words.
  private IOException tooLong() throws IOException {
    long filled = buffer.filled();
    try (Arena attempt = Arena.ofConfined()) {
      FrozenSegment bytes = buffer.publish(filled, attempt, byteOffset);
      VerifiedView.verify(bytes, format, options.withFirstRecord(records));
    }
    return noBoundary(format, options, filled, byteOffset, source);
  }

  /// {@return what to say if the format does not refuse it}
  static IOException noBoundary(
      RecordFormat<?> format, VerifyOptions options, long filled, long byteOffset, String source) {
    return new IOException(
        "%s: no record boundary at byte %d (found none in %d bytes, allowed %d) [%s]"
            .formatted(format.name(), byteOffset, filled, options.maxRecordByteSize(), source));
  }

  /// Ends the present window, and closes the file or stream. Closing again does nothing.
  ///
  /// @throws IOException if closing the stream fails
  @Override
  public void close() throws IOException {
    endWindow();
    if (!closed) {
      closed = true;
      buffer.close();
      stream.close();
    }
  }
}
