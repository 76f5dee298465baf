// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/// A file read by the JDK alone.
///
/// @implNote Not a `FileChannel`: that one closes itself when the reading thread is interrupted.
///   The price is that a file whose name `java.io.File` cannot spell is refused.
final class PlainSource implements Source {

  private static final String REMEDY = "set LC_ALL, or enable native access";

  private final Path path;
  private final RandomAccessFile file;
  private final byte[] buffer = new byte[1 << 16];

  private PlainSource(Path path, RandomAccessFile file) {
    this.path = path;
    this.file = file;
  }

  static PlainSource open(Path path) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
    if (!attributes.isRegularFile()) { // before opening, which would wait for a writer of a FIFO
      throw OpenFailure.notRegular(path, attributes.isDirectory());
    }
    if (!Files.isReadable(path)) {
      throw new AccessDeniedException(path.toString());
    }
    if (!path.toFile().toPath().equals(path)) { // else another file might be opened
      throw new FileSystemException(
          path.toString(), null, "the name is not in the charset of file names; " + REMEDY);
    }
    return new PlainSource(path, new RandomAccessFile(path.toFile(), "r"));
  }

  @Override
  public Path path() {
    return path;
  }

  @Override
  public Path reopenPath() {
    return path;
  }

  @Override
  public long byteSize() throws IOException {
    return file.length();
  }

  @Override
  public boolean keepsSizes() {
    return false; // the JDK does not tell
  }

  @Override
  public long read(long byteOffset, MemorySegment target) throws IOException {
    file.seek(byteOffset);
    int count;
    try {
      count = file.read(buffer, 0, (int) Math.min(buffer.length, target.byteSize()));
    } catch (IOException e) { // which does not say of which file
      throw new IOException(
          "cannot read: %s at byte %d [%s]".formatted(e.getMessage(), byteOffset, path), e);
    }
    if (count <= 0) {
      return 0;
    }
    MemorySegment.copy(buffer, 0, target, ValueLayout.JAVA_BYTE, 0, count);
    return count;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
