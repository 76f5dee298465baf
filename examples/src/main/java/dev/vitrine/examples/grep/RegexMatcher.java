// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.grep;

import dev.vitrine.internal.scan.Characters;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lines in which one of several regular expressions of `java.util.regex` finds something.
///
/// A line is read as UTF-8; what is ill-formed there is U+FFFD to the expression.
final class RegexMatcher implements LineMatcher {

  private static final int NOWHERE = -1;

  private final List<Matcher> matchers;
  private MemorySegment bytes = MemorySegment.NULL;
  private String line = "";
  private long lineFrom = NONE;
  private long lineByteSize;
  private int first;
  private int end;

  RegexMatcher(List<Pattern> patterns) {
    this.matchers = patterns.stream().map(pattern -> pattern.matcher("")).toList();
  }

  @Override
  public void start(MemorySegment memory, long from, long to) {
    bytes = memory;
    lineFrom = NONE;
  }

  @Override
  public long candidate(long from) {
    return from;
  }

  @Override
  public boolean find(long at, long from, long to) {
    if (from != lineFrom) {
      byte[] copy = bytes.asSlice(from, to - from).toArray(ValueLayout.JAVA_BYTE);
      line = new String(copy, StandardCharsets.UTF_8);
      lineFrom = from;
      lineByteSize = to - from;
      matchers.forEach(matcher -> matcher.reset(line));
    }
    if (at > from && !isExact()) {
      return false; // the first match was the whole line
    }
    int start = at == from ? 0 : index(at - from);
    first = Integer.MAX_VALUE;
    end = NOWHERE;
    for (Matcher matcher : matchers) {
      if (start <= line.length() && matcher.find(start)) {
        boolean better =
            matcher.start() < first || (matcher.start() == first && matcher.end() > end);
        first = better ? matcher.start() : first;
        end = better ? matcher.end() : end;
      }
    }
    return end != NOWHERE;
  }

  /// {@return the index in the line of the character at a place in its bytes}
  private int index(long byteOffset) {
    int index = 0;
    for (long size = 0; size < byteOffset && index < line.length(); ) {
      int c = line.codePointAt(index);
      size += Characters.byteSize(c);
      index += Character.charCount(c);
    }
    return index;
  }

  @Override
  public long matchFrom() {
    return isExact() ? lineFrom + byteSize(first) : lineFrom;
  }

  @Override
  public long matchTo() {
    return lineFrom + (isExact() ? byteSize(end) : lineByteSize);
  }

  /// {@return whether places in the line can be told in its bytes; if something ill-formed is in
  /// it, the match is said to be the whole line}
  private boolean isExact() {
    return byteSize(line.length()) == lineByteSize;
  }

  /// {@return how many bytes the beginning of the line takes}
  private long byteSize(int size) {
    return line.substring(0, size).getBytes(StandardCharsets.UTF_8).length;
  }

  @Override
  public long overlap() {
    return NONE;
  }

  @Override
  public boolean matchesPart(
      MemorySegment memory, long from, long to, boolean first, boolean last) {
    throw new UnsupportedOperationException("expressions need whole lines");
  }
}
