// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.frame;

import java.util.Arrays;
import java.util.List;

/// Lists one after the other, together of any length.
///
/// Immutable and safe for use by many threads, as far as the elements are.
///
/// @param <T> the type of an element
final class LongList<T> {

  private final List<List<T>> parts;

  /// The index of the first element of each part.
  private final long[] first;

  LongList(List<List<T>> parts) {
    this.parts = parts;
    this.first = new long[parts.size()];
    long count = 0;
    for (int i = 0; i < first.length; i++) {
      first[i] = count;
      count += parts.get(i).size();
    }
  }

  T get(long index) {
    int found = Arrays.binarySearch(first, index);
    int part = found < 0 ? -found - 2 : found;
    while (parts.get(part).isEmpty()) {
      part++; // empty parts begin at the same index as the one after them
    }
    return parts.get(part).get((int) (index - first[part]));
  }
}
