// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.grep;

import dev.vitrine.examples.terminal.ByteOutput;
import java.nio.charset.StandardCharsets;

/// What `grep` writes before a line: the name of the file, the number and the place of the line, as
/// far as they are wanted.
public final class LineHead {

  private final byte[] name;
  private final boolean numbered;
  private final boolean placed;

  public LineHead(GrepOptions options, String name) {
    this.name = (name.isEmpty() ? "" : name + ":").getBytes(StandardCharsets.UTF_8);
    this.numbered = options.lineNumber();
    this.placed = options.byteOffset();
  }

  /// {@return whether there is nothing to write}
  public boolean isEmpty() {
    return name.length == 0 && !numbered && !placed;
  }

  /// {@return whether line numbers are needed}
  public boolean isNumbered() {
    return numbered;
  }

  public void write(ByteOutput out, long number, long byteOffset)
      throws ByteOutput.ClosedException {
    out.write(name);
    if (numbered) {
      out.write(number);
      out.write(':');
    }
    if (placed) {
      out.write(byteOffset);
      out.write(':');
    }
  }

  /// Writes the name alone.
  public void writeName(ByteOutput out) throws ByteOutput.ClosedException {
    out.write(name);
  }
}
