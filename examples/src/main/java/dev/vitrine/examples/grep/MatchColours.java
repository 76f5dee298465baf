// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.grep;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.vitrine.examples.terminal.ByteOutput;
import java.lang.foreign.MemorySegment;

/// Lines in which what matches has a colour, for a terminal.
///
/// @param matcher what matches
/// @param out where the lines go
record MatchColours(LineMatcher matcher, ByteOutput out) {

  // Bold red, and back, each with an erasure to the end of the line, as GNU grep writes them.
  private static final byte[] COLOUR = "\u001b[01;31m\u001b[K".getBytes(US_ASCII);
  private static final byte[] PLAIN = "\u001b[m\u001b[K".getBytes(US_ASCII);

  /// Writes bytes in the colour.
  void write(MemorySegment bytes, long from, long to) throws ByteOutput.ClosedException {
    out.write(COLOUR);
    out.write(bytes, from, to);
    out.write(PLAIN);
  }

  /// Writes a line, and what matches in it in the colour.
  ///
  /// @param from where the line begins; its first match is what the matcher has found last
  /// @param to where it ends
  void writeMatches(MemorySegment bytes, long from, long to) throws ByteOutput.ClosedException {
    long done = from;
    boolean found = true;
    while (found) {
      long next = matcher.matchTo();
      if (matcher.matchFrom() < next) {
        out.write(bytes, done, matcher.matchFrom());
        write(bytes, matcher.matchFrom(), next);
        done = next;
      } else {
        next++;
      }
      found = next <= to && matcher.find(next, from, to);
    }
    out.write(bytes, done, to);
  }
}
