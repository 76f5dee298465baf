// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Bytes on their way to the standard output, collected to larger pieces.
///
/// For one thread at a time.
public final class ByteOutput {

  private static final int BYTE_SIZE = 1 << 16;

  /// The standard output does not take any more: there is no point in going on with any file.
  public static final class ClosedException extends IOException {
    private static final long serialVersionUID = 1L;

    ClosedException(IOException cause) {
      super(cause.getMessage(), cause);
    }
  }

  private final OutputStream out;
  private final byte[] buffer = new byte[BYTE_SIZE];
  private int filled;

  public ByteOutput(OutputStream out) {
    this.out = out;
  }

  public void write(MemorySegment bytes, long from, long to) throws ClosedException {
    for (long i = from; i < to; ) {
      if (filled == BYTE_SIZE) {
        drain();
      }
      int size = (int) Math.min(to - i, BYTE_SIZE - filled);
      MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, i, buffer, filled, size);
      filled += size;
      i += size;
    }
  }

  public void write(byte[] bytes) throws ClosedException {
    write(MemorySegment.ofArray(bytes), 0, bytes.length);
  }

  public void write(char ascii) throws ClosedException {
    if (filled == BYTE_SIZE) {
      drain();
    }
    buffer[filled++] = (byte) ascii;
  }

  /// Writes a number of 0 and above in decimal.
  public void write(long number) throws ClosedException {
    long rest = number;
    if (rest >= 10) {
      write(rest / 10);
      rest %= 10;
    }
    write((char) ('0' + rest));
  }

  private void drain() throws ClosedException {
    try {
      out.write(buffer, 0, filled);
      filled = 0;
    } catch (IOException e) {
      filled = 0;
      throw new ClosedException(e);
    }
  }

  public void flush() throws ClosedException {
    drain();
    try {
      out.flush();
    } catch (IOException e) {
      throw new ClosedException(e);
    }
  }
}
