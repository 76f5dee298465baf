// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;

/// Bytes that are read once, in order: a file to its present end, or a pipe.
///
/// For one thread at a time.
sealed interface ByteStream extends AutoCloseable {

  /// How much is taken from an `InputStream` at a time, in bytes: the size of a pipe.
  int PIPE_BYTE_SIZE = 1 << 16;

  /// {@return a file, a pipe or a device, from its beginning}
  static ByteStream open(Path path) throws IOException {
    if (Files.isRegularFile(path) || Files.isDirectory(path) || Files.notExists(path)) {
      return new OfSource(Source.open(path));
    }
    // Not a FileInputStream, which opens another file if java.io.File cannot spell the name.
    return of(Files.newInputStream(path));
  }

  /// {@return the bytes of a stream}
  static ByteStream of(InputStream stream) {
    return new OfStream(stream);
  }

  /// Reads what comes next.
  ///
  /// @param target native and writable, not empty
  /// @return how many bytes were read, at least 1; or 0 at the end
  long read(MemorySegment target) throws IOException;

  @Override
  void close() throws IOException;

  /// A regular file.
  final class OfSource implements ByteStream {
    private final Source source;
    private long position;

    OfSource(Source source) {
      this.source = source;
    }

    @Override
    public long read(MemorySegment target) throws IOException {
      long count = source.read(position, target);
      position += count;
      return count;
    }

    @Override
    public void close() throws IOException {
      source.close();
    }
  }

  /// Anything that Java can read.
  final class OfStream implements ByteStream {
    private final InputStream stream;
    private final byte[] buffer = new byte[PIPE_BYTE_SIZE];

    OfStream(InputStream stream) {
      this.stream = stream;
    }

    @Override
    public long read(MemorySegment target) throws IOException {
      int count = stream.read(buffer, 0, (int) Math.min(buffer.length, target.byteSize()));
      MemorySegment.copy(buffer, 0, target, ValueLayout.JAVA_BYTE, 0, Math.max(count, 0));
      return Math.max(count, 0);
    }

    @Override
    public void close() throws IOException {
      stream.close();
    }
  }
}
