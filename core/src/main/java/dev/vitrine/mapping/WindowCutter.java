// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import dev.vitrine.RecordFormat;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Cuts what a stream gives into windows, one after the other, for several threads that each have a
/// buffer.
final class WindowCutter implements AutoCloseable {

  /// One window: which one it is, and what is known of it.
  ///
  /// @param index how many windows come before it
  /// @param byteOffset where it begins, in bytes from the start of the data
  /// @param byteSize how long it is; 0 for no data at all, or [WindowBuffer#TOO_LONG]
  /// @param failure why it could not be read
  /// @param firstRecord how many records come before it, known once all windows before it are
  ///   verified
  /// @param records to be completed with how many records it has, once it is verified
  record Cut(
      long index,
      long byteOffset,
      long byteSize,
      @Nullable Throwable failure,
      CompletableFuture<Long> firstRecord,
      CompletableFuture<Long> records) {}

  private final ByteStream stream;
  private final RecordFormat<?> format;
  private final long limit;

  /// What has been read behind the last window.
  private final WindowBuffer rest;

  private long index;
  private long byteOffset;
  private CompletableFuture<Long> firstRecord;

  /// Asked without waiting for a thread that reads, perhaps from a pipe that gives nothing yet.
  private volatile boolean ended;

  /// @param source the name of what is read, for messages
  /// @param limit the largest record that is allowed, in bytes
  /// @param firstRecord how many records come before the data
  WindowCutter(
      ByteStream stream, String source, RecordFormat<?> format, long limit, long firstRecord)
      throws IOException {
    this.stream = stream;
    this.format = format;
    this.limit = limit;
    this.firstRecord = CompletableFuture.completedFuture(firstRecord);
    this.rest = WindowBuffer.allocate(source);
  }

  /// Reads the next window.
  ///
  /// @param buffer where it goes, in place of what is there
  /// @return the window, or null if there is no other
  synchronized @Nullable Cut next(WindowBuffer buffer) {
    if (ended) {
      return null;
    }
    try {
      buffer.takeRest(rest, 0);
      long size = buffer.fill(stream, format, limit);
      if (buffer.isAtEnd() || size == WindowBuffer.TOO_LONG) {
        ended = true;
      }
      if (size == 0 && index > 0) {
        return null;
      }
      if (!ended) {
        rest.takeRest(buffer, size);
      }
      return cut(size, null);
    } catch (IOException | RuntimeException | Error e) { // told in the order of the windows
      ended = true;
      return cut(0, e);
    }
  }

  private Cut cut(long size, @Nullable Throwable failure) {
    CompletableFuture<Long> records = new CompletableFuture<>();
    Cut cut = new Cut(index, byteOffset, size, failure, firstRecord, records);
    index++;
    byteOffset += size;
    firstRecord = firstRecord.thenCombine(records, Long::sum);
    return cut;
  }

  /// {@return whether there is no other window}
  boolean hasEnded() {
    return ended;
  }

  /// Makes the present window the last one.
  void end() {
    ended = true;
  }

  @Override
  public void close() throws IOException {
    rest.close();
    stream.close();
  }
}
