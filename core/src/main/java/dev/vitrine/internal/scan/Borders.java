// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.scan;

/// The table that lets a search go on without going back (Knuth, Morris and Pratt, SIAM Journal on
/// Computing 6, 1977).
final class Borders {

  /// Tells whether two elements of a pattern are the same.
  interface Equality {
    boolean same(int i, int k);
  }

  private Borders() {}

  /// {@return for each size of a beginning of the pattern the size of its longest proper beginning
  /// that is also its end}
  ///
  /// @param size of the pattern, at least 1
  static int[] of(int size, Equality elements) {
    int[] borders = new int[size + 1];
    int border = 0;
    for (int i = 1; i < size; i++) {
      while (border > 0 && !elements.same(i, border)) {
        border = borders[border];
      }
      if (elements.same(i, border)) {
        border++;
      }
      borders[i + 1] = border;
    }
    return borders;
  }
}
