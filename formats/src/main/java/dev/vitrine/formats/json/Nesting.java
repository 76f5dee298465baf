// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.json;

import java.util.Arrays;

/// The arrays and objects that are open at one place of a JSON text: one bit for each, not a call.
///
/// However deep the text is, the stack of the thread is not, and the heap is an eighth of a byte
/// for each level that is really there. For one thread at a time.
final class Nesting {

  private static final int LEVELS_PER_WORD = Long.SIZE;

  // INVARIANT: bit d says whether the container at depth d, counted from 0, is an object.
  private long[] objects = new long[2];
  private int depth;

  /// Closes everything.
  void clear() {
    depth = 0;
  }

  /// {@return how many are open}
  int depth() {
    return depth;
  }

  /// Opens one inside the innermost.
  void push(boolean object) {
    int word = depth / LEVELS_PER_WORD;
    if (word == objects.length) {
      objects = Arrays.copyOf(objects, 2 * word);
    }
    long bit = 1L << depth;
    objects[word] = object ? objects[word] | bit : objects[word] & ~bit;
    depth++;
  }

  /// Closes the innermost.
  void pop() {
    depth--;
  }

  /// {@return whether the innermost is an object; there must be one}
  boolean isInObject() {
    int last = depth - 1;
    return (objects[last / LEVELS_PER_WORD] >>> last & 1) != 0;
  }
}
