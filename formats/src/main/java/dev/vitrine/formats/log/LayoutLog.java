// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.log;

import dev.vitrine.formats.internal.CheckedLines;
import dev.vitrine.formats.internal.EntryIterator;
import dev.vitrine.formats.text.Entries;
import dev.vitrine.formats.text.MalformedLine;
import java.util.Iterator;

/// A verified access log of a [LogLayout].
///
/// Immutable and safe for use by many threads. Valid until the file is closed.
public final class LayoutLog implements Entries<LayoutEntry> {

  // INVARIANT: lines was verified with the grammar of LayoutScan for this layout.
  private final CheckedLines lines;
  private final LogLayout layout;

  LayoutLog(CheckedLines lines, LogLayout layout) {
    this.lines = lines;
    this.layout = layout;
  }

  /// {@return what the lines are made of}
  public LogLayout layout() {
    return layout;
  }

  @Override
  public long lineCount() {
    return lines.count();
  }

  @Override
  public long entryCount() {
    return lines.entryCount();
  }

  @Override
  public long malformedCount() {
    return lines.malformedCount();
  }

  /// {@return a cursor before the first entry: the way that allocates nothing}
  public LayoutCursor cursor() {
    return new LayoutCursor(lines, layout);
  }

  /// {@return the entries, in the order of the file, one record each}
  @Override
  public Iterator<LayoutEntry> iterator() {
    LayoutCursor cursor = cursor();
    return new EntryIterator<>(entryCount(), cursor::advance, cursor::entry);
  }

  /// {@return the malformed lines, in the order of the file; their faults are [LayoutFault]s or
  /// [dev.vitrine.Utf8Fault]s}
  @Override
  public Iterable<MalformedLine> malformedLines() {
    return lines.malformed();
  }

  @Override
  public String toString() {
    return "LayoutLog[%d entries, %d malformed]".formatted(entryCount(), malformedCount());
  }
}
