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
import java.lang.foreign.MemorySegment;
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

  /// The size of a window, in bytes, while no record needs a larger one. Small enough to stay in a
  /// core's second-level cache, large enough that a system call for each costs nothing.
  private static final long WINDOW_BYTE_SIZE = 1 << 20;

  /// How many bytes more than its largest size a record may show before its boundary: CR LF.
  private static final int BOUNDARY_BYTE_SIZE = 2;

  private final ByteStream stream;
  private final String source;
  private final VerifyOptions options;

  // The buffer holds [0, filled); [0, published) is the present window, the rest its successor's.
  private WindowMemory memory;
  private long filled;
  private long published;
  private boolean atEnd;
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
    this.memory = WindowMemory.allocate(WINDOW_BYTE_SIZE, source);
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
    dropPublished();
    long size = fill();
    if (size == 0 && byteOffset > 0) {
      return false;
    }
    arena = Arena.ofConfined();
    VerifiedView<T> verified =
        VerifiedView.verify(publish(size, arena), format, options.withFirstRecord(records));
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

  private void dropPublished() {
    MemorySegment buffer = memory.buffer();
    MemorySegment.copy(buffer, published, buffer, 0, filled - published);
    byteOffset += published;
    filled -= published;
    published = 0;
  }

  /// Reads until the buffer holds the end of a record, or the data ends.
  ///
  /// @return the size of the next window, in bytes; 0 if there is none
  private long fill() throws IOException {
    long searched = 0;
    while (true) {
      readUntilFull();
      if (atEnd) {
        return filled;
      }
      long boundary = format.lastBoundary(memory.buffer().asSlice(0, filled), searched);
      if (boundary != RecordFormat.NO_BOUNDARY) {
        return boundary;
      }
      if (filled - BOUNDARY_BYTE_SIZE > options.maxRecordByteSize()) {
        throw tooLong();
      }
      searched = filled;
      grow();
    }
  }

  private void readUntilFull() throws IOException {
    MemorySegment buffer = memory.buffer();
    while (!atEnd && filled < buffer.byteSize()) {
      long count = stream.read(buffer.asSlice(filled));
      atEnd = count == 0;
      filled += count;
    }
  }

  private void grow() throws IOException {
    long limit = Math.min(options.maxRecordByteSize(), Long.MAX_VALUE - BOUNDARY_BYTE_SIZE - 1);
    long most = limit + BOUNDARY_BYTE_SIZE + 1;
    long size = Math.max(Math.min(2 * filled, most), filled + 1);
    WindowMemory larger = WindowMemory.allocate(size, source);
    MemorySegment.copy(memory.buffer(), 0, larger.buffer(), 0, filled);
    memory.close();
    memory = larger;
  }

  /// The format itself refuses a record above the limit, in its own words.
  private IOException tooLong() throws IOException {
    try (Arena attempt = Arena.ofConfined()) {
      VerifiedView.verify(publish(filled, attempt), format, options.withFirstRecord(records));
    }
    return new IOException(
        "%s: no record boundary at byte %d (found none in %d bytes, allowed %d) [%s]"
            .formatted(format.name(), byteOffset, filled, options.maxRecordByteSize(), source));
  }

  private FrozenSegment publish(long size, Arena window) {
    Guarantee guarantee =
        new Guarantee(
            Mechanism.PRIVATE_COPY, Strength.PRIVATE, new Evidence.AnonymousMemory("window"));
    MemorySegment bytes = memory.publish(size, window);
    return new FrozenSegment(new Frozen(bytes, guarantee, Hold.PERMANENT), source, byteOffset);
  }

  /// Ends the present window, and closes the file or stream. Closing again does nothing.
  ///
  /// @throws IOException if closing the stream fails
  @Override
  public void close() throws IOException {
    endWindow();
    if (!closed) {
      closed = true;
      memory.close();
      stream.close();
    }
  }
}
