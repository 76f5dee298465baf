// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.grep;

import dev.vitrine.examples.terminal.ByteOutput;
import dev.vitrine.internal.scan.ByteScan;
import dev.vitrine.internal.scan.Utf8Scan;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// What `grep` says about the selected lines of one file.
///
/// For one thread at a time.
public final class GrepReport {

  private static final byte LINE_FEED = '\n';

  private final GrepOptions options;
  private final LineMatcher matcher;
  private final ByteOutput out;
  private final LineHead head;
  private final boolean wholeLines;
  private final boolean coloured;
  private final MatchColours colours;

  private boolean silent;
  private boolean hidden;
  private boolean ended;
  private long selected;

  // The present memory holds the lines [begin, end), which lie `offset` bytes further in the file;
  // `lines` line feeds come before `counted`.
  private MemorySegment bytes = MemorySegment.NULL;
  private long offset;
  private long begin;
  private long end;
  private long counted;
  private long lines;
  private boolean isText;
  private boolean isTextKnown;

  /// @param coloured whether what matches is coloured
  public GrepReport(
      GrepOptions options, LineMatcher matcher, ByteOutput out, LineHead head, boolean coloured) {
    this.options = options;
    this.matcher = matcher;
    this.out = out;
    this.head = head;
    this.coloured = coloured && !options.invert();
    this.colours = new MatchColours(matcher, out);
    this.wholeLines =
        !this.coloured
            && head.isEmpty()
            && !options.onlyMatching()
            && options.maxCount() == Long.MAX_VALUE;
    this.silent = !options.printsLines();
  }

  /// Begins with memory that holds whole lines, behind those of the last call.
  ///
  /// @param byteOffset where the memory begins in the file
  /// @param from where the first line begins
  /// @param to where the last line ends
  public void start(MemorySegment memory, long byteOffset, long from, long to) {
    bytes = memory;
    offset = byteOffset;
    begin = from;
    end = to;
    counted = from;
    isTextKnown = false;
  }

  /// Ends with that memory, which may change now.
  public void end() {
    countTo(end);
  }

  /// {@return how many lines have been selected, or at least one if it does not matter how many}
  public long selected() {
    return Math.min(selected, options.maxCount()); // which may be 0
  }

  /// {@return whether nothing more need be selected}
  public boolean isEnded() {
    return ended;
  }

  /// {@return whether a line was selected that must not be shown, because it is not text}
  public boolean isHidden() {
    return hidden;
  }

  /// {@return whether lines are shown}
  public boolean isShown() {
    return !silent;
  }

  /// Shows no more lines: the file is binary.
  public void hideRest() {
    silent = true;
  }

  /// Takes consecutive selected lines.
  ///
  /// @param from where the first begins
  /// @param to where the last ends, behind its line feed if it has one
  public void select(long from, long to) throws ByteOutput.ClosedException {
    if (silent) {
      select(from, to, options.counts());
    } else if (wholeLines && isText()) {
      selected++;
      out.write(bytes, from, to);
      if (isOpen(to)) {
        out.write('\n');
      }
    } else {
      selectEach(from, to);
    }
  }

  private void select(long from, long to, boolean counting) {
    if (!counting) {
      selected++;
      ended = true; // one line is all that must be known
      return;
    }
    selected += ByteScan.count(bytes, from, to, LINE_FEED) + (isOpen(to) ? 1 : 0);
    selected = Math.min(selected, options.maxCount());
    ended = selected == options.maxCount();
  }

  /// {@return whether the last line has no line feed}
  private boolean isOpen(long to) {
    return bytes.get(ValueLayout.JAVA_BYTE, to - 1) != LINE_FEED;
  }

  private void selectEach(long from, long to) throws ByteOutput.ClosedException {
    for (long i = from; i < to && !ended; ) {
      long lineFeed = ByteScan.indexOf(bytes, i, to, LINE_FEED);
      long lineEnd = lineFeed == ByteScan.NONE ? to : lineFeed;
      countSelected();
      if (!options.onlyMatching()) {
        write(i, lineEnd);
      } else if (!options.invert()) {
        writeMatches(i, lineEnd);
      }
      i = lineEnd + 1;
    }
  }

  private void countSelected() {
    selected++;
    ended = selected == options.maxCount();
  }

  /// Goes on from the first match of the line, which has been found.
  private void writeMatches(long from, long to) throws ByteOutput.ClosedException {
    boolean found = true;
    while (found) {
      long next = matcher.matchTo();
      if (matcher.matchFrom() < next) {
        write(matcher.matchFrom(), next);
      } else {
        next++;
      }
      found = next <= to && matcher.find(next, from, to);
    }
  }

  private void write(long from, long to) throws ByteOutput.ClosedException {
    if (!isText() && !isText(from, to)) {
      hidden = true;
      return;
    }
    countTo(from);
    head.write(out, lines + 1, offset + from);
    if (!coloured) {
      out.write(bytes, from, to);
    } else if (options.onlyMatching()) {
      colours.write(bytes, from, to);
    } else {
      colours.writeMatches(bytes, from, to);
    }
    out.write('\n');
  }

  /// Takes a line that did not fit into memory.
  ///
  /// @param line all of it
  public void pass(LongLine line) throws IOException {
    if (line.matches() != options.invert()) {
      countSelected();
      ended |= silent && !options.counts();
      boolean shown = options.text() || line.isText();
      if (!silent && shown) {
        head.write(out, lines + 1, line.byteOffset());
        line.writeTo(out);
        out.write('\n');
      }
      hidden |= !silent && !shown;
    }
    lines++;
  }

  private void countTo(long place) {
    if (head.isNumbered()) {
      lines += ByteScan.count(bytes, counted, place, LINE_FEED);
      counted = place;
    }
  }

  /// {@return whether all lines at hand are text: then none needs to be asked alone}
  private boolean isText() {
    if (!isTextKnown) {
      isText = options.text() || isText(begin, end);
      isTextKnown = true;
    }
    return isText;
  }

  private boolean isText(long from, long to) {
    return Utf8Scan.firstFault(bytes, from, to) == Utf8Scan.VALID;
  }
}
