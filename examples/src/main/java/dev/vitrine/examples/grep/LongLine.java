// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.grep;

import dev.vitrine.examples.terminal.ByteOutput;
import dev.vitrine.internal.scan.Utf8Scan;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// A line that does not fit into memory: looked at part by part, kept in a temporary file until it
/// is known whether it is to be shown.
///
/// For one thread at a time.
final class LongLine implements AutoCloseable {

  private static final int BLOCK_BYTE_SIZE = 1 << 16;

  private final LineMatcher matcher;
  private final long byteOffset;
  private final @Nullable FileChannel kept;
  private boolean isFirst = true;
  private boolean matches;
  private boolean text = true;

  /// How many bytes at the end of the last part are the beginning of a character.
  private long cut;

  /// Makes an empty line.
  ///
  /// @param byteOffset where it begins in the file
  /// @param keep whether it may have to be shown
  LongLine(LineMatcher matcher, long byteOffset, boolean keep) throws IOException {
    this.matcher = matcher;
    this.byteOffset = byteOffset;
    this.kept = keep ? temporaryFile() : null;
  }

  private static FileChannel temporaryFile() throws IOException {
    Path file = Files.createTempFile("vitrine", ".line");
    return FileChannel.open(
        file,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE,
        StandardOpenOption.DELETE_ON_CLOSE);
  }

  /// Takes the next part.
  ///
  /// @param from where it begins, with what must be seen again of the part before
  /// @param fresh where it begins without that
  /// @param to where it ends
  /// @param last whether the line ends there
  void add(MemorySegment bytes, long from, long fresh, long to, boolean last) throws IOException {
    matches = matches || matcher.matchesPart(bytes, from, to, isFirst, last);
    isFirst = false;
    long whole = last ? to : Utf8Scan.lastCharacterEnd(bytes, to);
    text &= Utf8Scan.firstFault(bytes, fresh - cut, whole) == Utf8Scan.VALID;
    cut = to - whole;
    if (kept != null) {
      ByteBuffer part = bytes.asSlice(fresh, to - fresh).asByteBuffer();
      while (part.hasRemaining()) {
        kept.write(part);
      }
    }
  }

  /// {@return whether something in it matches}
  boolean matches() {
    return matches;
  }

  /// {@return whether it is UTF-8}
  boolean isText() {
    return text;
  }

  /// {@return where it begins in the file}
  long byteOffset() {
    return byteOffset;
  }

  /// Writes the line, without its line feed.
  void writeTo(ByteOutput out) throws IOException {
    if (kept == null) {
      throw new IllegalStateException("the line was not kept");
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment block = arena.allocate(BLOCK_BYTE_SIZE);
      ByteBuffer buffer = block.asByteBuffer();
      kept.position(0);
      while (kept.read(buffer) > 0) {
        out.write(block, 0, buffer.position());
        buffer.clear();
      }
    }
  }

  @Override
  public void close() throws IOException {
    if (kept != null) {
      kept.close();
    }
  }
}
