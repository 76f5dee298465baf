// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.frame;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The sections of a pcapng file that have been inspected, in their order.
final class Sections {

  /// How many sections and interfaces are kept, together: a few megabytes. Real files have a
  /// handful; without a limit, a file of nothing else would take twice its size of memory.
  private static final int LIMIT = 1 << 16;

  private final List<Section> sections;
  private int size;

  Sections(List<Section> open) {
    sections = new ArrayList<>(open.size() + 1);
    for (Section section : open) {
      sections.add(section.continued());
      size += 1 + section.interfaces().size();
    }
  }

  boolean isEmpty() {
    return sections.isEmpty();
  }

  /// {@return whether there is room for another section or interface}
  boolean hasRoom() {
    return size < LIMIT;
  }

  void add(Section section) {
    sections.add(section);
    size++;
  }

  void add(CaptureInterface source) {
    sections.getLast().interfaces().add(source);
    size++;
  }

  Section last() {
    return sections.getLast();
  }

  /// {@return the section that a block belongs to, or null if none has begun}
  ///
  /// @param at where the block begins
  /// @param span remembers the section for the next block
  @Nullable Section of(long at, Span span) {
    if (!holds(span.hint, at)) {
      span.hint = find(at);
    }
    return span.hint < 0 ? null : sections.get(span.hint);
  }

  private boolean holds(int index, long at) {
    int count = sections.size();
    return index >= 0
        && index < count
        && sections.get(index).from() <= at
        && (index + 1 == count || at < sections.get(index + 1).from());
  }

  private int find(long at) {
    int low = 0;
    int high = sections.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sections.get(middle).from() <= at) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }
}
