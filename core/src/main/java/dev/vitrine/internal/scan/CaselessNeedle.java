// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.scan;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Characters without regard to case: two are the same if their simple upper case is.
///
/// An occurrence may have another size than the pattern: `ſ`, of two bytes, is the same as `s`.
final class CaselessNeedle implements Needle {

  /// The characters outside ASCII whose upper case is a letter of ASCII: `ſ` of S, `ı` of I.
  private static final String LONG_FORMS = "\u017F\u0131";

  private static final int MAX_CHARACTER_BYTE_SIZE = 4;

  private final int[] pattern;
  private final int[] borders;
  private final boolean ascii;

  /// The long forms of letters in the pattern: without one of them, text that matches a pattern of
  /// ASCII is itself ASCII, and is found by another needle.
  private final List<Needle> longForms = new ArrayList<>();

  /// @param pattern at least one character, no unpaired surrogates
  CaselessNeedle(String pattern) {
    this.pattern = pattern.codePoints().map(Character::toUpperCase).toArray();
    this.borders = Borders.of(this.pattern.length, (i, k) -> this.pattern[i] == this.pattern[k]);
    this.ascii = pattern.chars().allMatch(c -> c < 0x80);
    LONG_FORMS
        .chars()
        .filter(form -> pattern.chars().anyMatch(c -> isSame(c, form)))
        .mapToObj(form -> Character.toString(form).getBytes(UTF_8))
        .forEach(form -> longForms.add(new PairNeedle(form, false)));
  }

  private static boolean isSame(int one, int other) {
    return Character.toUpperCase(one) == Character.toUpperCase(other);
  }

  /// {@return whether text outside ASCII may match, if the pattern is ASCII}
  boolean hasLongForms() {
    return !longForms.isEmpty();
  }

  @Override
  public long indexIn(MemorySegment bytes, long from, long to) {
    if (!ascii) {
      return search(bytes, from, to);
    }
    long first = Long.MAX_VALUE;
    for (Needle form : longForms) {
      long at = form.indexIn(bytes, from, to);
      first = at == NONE ? first : Math.min(first, at);
    }
    return first == Long.MAX_VALUE
        ? NONE
        : search(bytes, Math.max(from, first - maxByteSize()), to);
  }

  private long search(MemorySegment bytes, long from, long to) {
    int matched = 0;
    int size;
    for (long i = from; i < to; i += size) {
      int read = Characters.at(bytes, i, to);
      int c = Character.toUpperCase(read);
      size = Characters.byteSize(read);
      while (matched > 0 && c != pattern[matched]) {
        matched = borders[matched];
      }
      if (c == pattern[matched]) {
        matched++;
        if (matched == pattern.length) {
          return startOf(bytes, i);
        }
      }
    }
    return NONE;
  }

  /// {@return where the occurrence begins whose last character begins at `last`}
  private long startOf(MemorySegment bytes, long last) {
    long start = last;
    for (int left = pattern.length - 1; left > 0; left--) {
      start -= Characters.byteSize(Characters.covering(bytes, 0, start - 1, last));
    }
    return start;
  }

  @Override
  public long endAt(MemorySegment bytes, long at, long to) {
    long i = at;
    for (int wanted : pattern) {
      int read = Characters.at(bytes, i, to);
      if (Character.toUpperCase(read) != wanted) {
        return NONE;
      }
      i += Characters.byteSize(read);
    }
    return i;
  }

  @Override
  public long maxByteSize() {
    return (long) MAX_CHARACTER_BYTE_SIZE * pattern.length;
  }
}
