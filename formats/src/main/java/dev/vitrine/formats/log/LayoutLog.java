// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.log;

import dev.vitrine.formats.internal.CheckedLines;
import dev.vitrine.formats.internal.EntryIterator;
import dev.vitrine.formats.text.Entries;
import java.util.Iterator;

/// A verified access log of a [LogLayout].
///
/// Immutable and safe for use by many threads. Valid until the file is closed.
public final class LayoutLog extends Entries<LayoutEntry> {

  // INVARIANT: lines was verified with the grammar of LayoutScan for this layout.
  private final CheckedLines lines;
  private final LogLayout layout;

  LayoutLog(CheckedLines lines, LogLayout layout) {
    super(lines);
    this.lines = lines;
    this.layout = layout;
  }

  /// {@return what the lines are made of}
  public LogLayout layout() {
    return layout;
  }

  /// {@return a cursor before the first entry: the way that allocates nothing}
  public LayoutCursor cursor() {
    return new LayoutCursor(lines, layout);
  }

  @Override
  public Iterator<LayoutEntry> iterator() {
    LayoutCursor cursor = cursor();
    return new EntryIterator<>(entryCount(), cursor::advance, cursor::entry);
  }
}
