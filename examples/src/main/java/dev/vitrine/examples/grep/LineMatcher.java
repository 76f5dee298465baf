// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.grep;

import java.lang.foreign.MemorySegment;

/// What the lines of `grep` are held against.
///
/// A matcher goes through memory from its beginning to its end: no call asks for a place before
/// that of an earlier call. For one thread at a time.
public sealed interface LineMatcher permits FixedMatcher, RegexMatcher {

  /// The answer when nothing matches.
  long NONE = -1;

  /// Begins with memory that holds whole lines.
  ///
  /// @param bytes private, so that nobody changes them
  /// @param from where the first line begins
  /// @param to where the last line ends
  void start(MemorySegment bytes, long from, long to);

  /// {@return a place in the next line that may match, or [#NONE]}
  ///
  /// @param from where a line begins
  long candidate(long from);

  /// {@return whether something in one line matches; if so, it is [#matchFrom()] to [#matchTo()],
  /// the leftmost and, for fixed strings, longest such match}
  ///
  /// @param at where the match may begin at the earliest
  /// @param from where the line begins
  /// @param to where the line ends, without its line feed
  boolean find(long at, long from, long to);

  /// {@return where the match begins that was found last}
  long matchFrom();

  /// {@return where it ends, exclusive}
  long matchTo();

  /// {@return how many bytes before the end of a part of a line must be seen again together with
  /// the next part; or [#NONE] if lines can be matched as a whole only}
  long overlap();

  /// {@return whether a part of a line matches, as far as its ends do not matter}
  ///
  /// @param bytes private
  /// @param from where the part begins; unless it is the first, its first [#overlap()] bytes are
  ///   the last of the part before
  /// @param to where it ends
  /// @param first whether the line begins there
  /// @param last whether the line ends there
  boolean matchesPart(MemorySegment bytes, long from, long to, boolean first, boolean last);
}
