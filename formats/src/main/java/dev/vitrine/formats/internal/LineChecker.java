// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.internal;

import dev.vitrine.Fault;
import java.lang.foreign.MemorySegment;

/// The grammar of one line.
///
/// For one thread at a time: it keeps what it found wrong with the last line.
public interface LineChecker {

  /// {@return whether the line is well-formed}
  ///
  /// Never reads outside `[from, to)`, whatever the bytes are.
  ///
  /// @param bytes frozen, not yet verified
  /// @param from where the line begins
  /// @param to where its content ends, exclusive
  boolean check(MemorySegment bytes, long from, long to);

  /// {@return whether a well-formed line holds an entry: a directive or a blank line may not}
  ///
  /// @param bytes frozen
  /// @param from where the line begins
  /// @param to where its content ends, exclusive
  default boolean isEntry(MemorySegment bytes, long from, long to) {
    return true;
  }

  /// {@return whether there is a fast way for what is usual: [#areEntries]}
  default boolean hasFastWay() {
    return false;
  }

  /// {@return whether some lines are known to be UTF-8 and well-formed entries, all of them}
  ///
  /// If it says no, each of them is checked.
  ///
  /// @param bytes frozen, not yet verified
  /// @param from where the first line begins
  /// @param to where the last one ends, with its line end, behind `from`
  /// @param notes where it adds one for each line; if it says no, they are forgotten
  default boolean areEntries(MemorySegment bytes, long from, long to, LineNotes notes) {
    return false;
  }

  /// {@return what is wrong with the last line that was not well-formed}
  Fault fault();

  /// {@return where that line departs from the grammar, in bytes from the start of the segment}
  long faultOffset();

  /// {@return what would be right there}
  String allowed();
}
