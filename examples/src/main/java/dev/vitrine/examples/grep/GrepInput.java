// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.grep;

import dev.vitrine.VerifyOptions;
import dev.vitrine.examples.terminal.ByteOutput;
import dev.vitrine.internal.scan.ByteScan;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Goes once through the lines of one file, which it reads into private memory of a fixed size.
///
/// As nothing is mapped and nothing read twice, the file may grow, shrink or change meanwhile: what
/// was read is what is searched and shown. For one thread, used once.
public final class GrepInput {

  /// How much is read at a time, in bytes. It is what GNU grep reads, so that a file in which a NUL
  /// is met late is known to be binary at the same line; and it stays in a core's cache.
  public static final int BLOCK_BYTE_SIZE = 96 << 10;

  /// How long a line may be, in bytes, where it is needed as a whole.
  public static final int WHOLE_LINE_BYTE_SIZE = 8 << 20;

  /// How long a line may be that is not handled part by part, in bytes.
  private static final int LINE_BYTE_SIZE = 8 * BLOCK_BYTE_SIZE;

  private static final byte LINE_FEED = '\n';

  private final GrepOptions options;
  private final LineMatcher matcher;
  private final GrepReport report;
  private final VerifyOptions.Progress progress;
  private final MemorySegment bytes;
  private final ByteBuffer buffer;
  private final boolean inParts;

  // [begin, filled) has been read and not yet searched, of which [fresh, filled) came last; the
  // memory begins `offset` bytes after the file. While there is a long line, what lies before fresh
  // belongs to it and has been searched.
  private long begin;
  private long fresh;
  private long filled;
  private long offset;
  private @Nullable LongLine longLine;

  private boolean binary;
  private long selectedAsText;

  /// @param progress told how many bytes have been read
  public GrepInput(
      GrepOptions options,
      LineMatcher matcher,
      GrepReport report,
      VerifyOptions.Progress progress,
      Arena arena) {
    this.options = options;
    this.matcher = matcher;
    this.report = report;
    this.progress = progress;
    this.inParts = matcher.overlap() != LineMatcher.NONE && !options.printsMatches();
    long line =
        inParts ? Math.max(LINE_BYTE_SIZE, 2 * matcher.overlap()) : (long) WHOLE_LINE_BYTE_SIZE;
    this.bytes = arena.allocate(line + BLOCK_BYTE_SIZE, Long.BYTES);
    this.buffer = bytes.asByteBuffer();
  }

  /// Reads and searches to the end, or until nothing more need be known.
  ///
  /// @param out what was written there does not wait until more comes out of a pipe
  public void search(ReadableByteChannel channel, ByteOutput out) throws IOException {
    try {
      while (!report.isEnded() && read(channel)) {
        searchFresh();
        if (filled - fresh < BLOCK_BYTE_SIZE) {
          out.flush();
        }
      }
      if (!report.isEnded()) {
        searchRest();
      }
    } finally {
      if (longLine != null) {
        longLine.close();
      }
    }
  }

  /// {@return whether the file is binary and a line was selected since that showed}
  public boolean hasBinaryMatch() {
    return binary && report.selected() > selectedAsText;
  }

  private boolean read(ReadableByteChannel channel) throws IOException {
    makeRoom();
    fresh = filled;
    buffer.limit((int) filled + BLOCK_BYTE_SIZE).position((int) filled);
    int count = channel.read(buffer);
    if (count < 0) {
      return false;
    }
    filled += count;
    progress.verified(count);
    if (!options.text()) {
      endLinesAtZeros();
    }
    return true;
  }

  /// What was not searched moves to the front: seldom more than a part of a line.
  private void makeRoom() throws IOException {
    drop(begin);
    if (filled + BLOCK_BYTE_SIZE > bytes.byteSize()) {
      if (!inParts) {
        throw new IOException(
            "line too long at byte %d (found more than %d bytes, allowed %d)"
                .formatted(offset, WHOLE_LINE_BYTE_SIZE, WHOLE_LINE_BYTE_SIZE));
      }
      longLine = new LongLine(matcher, offset, report.isShown());
      longLine.add(bytes, 0, 0, filled, false);
    }
    if (longLine != null) {
      drop(filled - matcher.overlap());
    }
  }

  private void drop(long count) {
    MemorySegment.copy(bytes, count, bytes, 0, filled - count);
    offset += count;
    filled -= count;
    begin = 0;
  }

  /// In a binary file a NUL ends a line, and lines are not shown.
  private void endLinesAtZeros() {
    long zero = ByteScan.indexOf(bytes, fresh, filled, (byte) 0);
    if (zero != ByteScan.NONE && !binary) {
      binary = true;
      selectedAsText = report.selected();
      if (!options.counts()) {
        report.hideRest();
      }
    }
    while (zero != ByteScan.NONE) {
      bytes.set(ValueLayout.JAVA_BYTE, zero, LINE_FEED);
      zero = ByteScan.indexOf(bytes, zero + 1, filled, (byte) 0);
    }
  }

  private void searchFresh() throws IOException {
    long last = ByteScan.lastIndexOf(bytes, fresh, filled, LINE_FEED);
    if (last == ByteScan.NONE) {
      if (longLine != null) {
        longLine.add(bytes, begin, fresh, filled, false);
      }
      return;
    }
    if (longLine != null) {
      endLongLine(ByteScan.indexOf(bytes, fresh, filled, LINE_FEED));
    }
    searchLines(begin, last + 1);
    begin = last + 1;
  }

  private void endLongLine(long end) throws IOException {
    LongLine line = Objects.requireNonNull(longLine, "longLine");
    line.add(bytes, begin, fresh, end, true);
    report.pass(line);
    line.close();
    longLine = null;
    begin = Math.min(end + 1, filled);
  }

  /// The last line, without a line feed.
  private void searchRest() throws IOException {
    if (longLine != null) {
      endLongLine(filled);
    } else {
      searchLines(begin, filled);
    }
  }

  private void searchLines(long from, long to) throws IOException {
    if (from == to || report.isEnded()) {
      return;
    }
    matcher.start(bytes, from, to);
    report.start(bytes, offset, from, to);
    long unmatched = from;
    long at = from;
    while (at < to && !report.isEnded()) {
      long place = matcher.candidate(at);
      if (place == LineMatcher.NONE) {
        break;
      }
      long before = ByteScan.lastIndexOf(bytes, at, place, LINE_FEED);
      long lineFrom = before == ByteScan.NONE ? at : before + 1;
      long after = ByteScan.indexOf(bytes, place, to, LINE_FEED);
      long lineTo = after == ByteScan.NONE ? to : after;
      at = Math.min(lineTo + 1, to);
      if (matcher.find(lineFrom, lineFrom, lineTo)) {
        selectMatching(unmatched, lineFrom, at);
        unmatched = at;
      }
    }
    if (options.invert() && unmatched < to && !report.isEnded()) {
      report.select(unmatched, to);
    }
    report.end();
  }

  /// @param unmatched where the lines before begin, which do not match
  /// @param from where the line begins that matches
  /// @param to where it ends
  private void selectMatching(long unmatched, long from, long to) throws IOException {
    if (!options.invert()) {
      report.select(from, to);
    } else if (unmatched < from) {
      report.select(unmatched, from);
    }
  }
}
