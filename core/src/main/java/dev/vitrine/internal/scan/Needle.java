// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.scan;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Bytes to look for.
///
/// Immutable and safe for use by many threads.
public sealed interface Needle permits EmptyNeedle, PairNeedle, CaselessNeedle {

  /// The answer when there is no occurrence.
  long NONE = ByteScan.NONE;

  /// {@return what to look for, to find every occurrence of a pattern}
  ///
  /// Without regard to case means: letters whose simple upper case (`UnicodeData.txt`) is the same.
  /// A pattern that is not UTF-8 has no characters: then only letters of ASCII have a case.
  ///
  /// @param pattern the bytes
  /// @param ignoreCase whether case means nothing
  static List<Needle> of(byte[] pattern, boolean ignoreCase) {
    if (pattern.length == 0) {
      return List.of(EmptyNeedle.INSTANCE);
    }
    MemorySegment bytes = MemorySegment.ofArray(pattern);
    boolean ascii = ByteScan.skipAscii(bytes, 0, pattern.length) == pattern.length;
    boolean text = Utf8Scan.firstFault(bytes, 0, pattern.length) == Utf8Scan.VALID;
    List<Needle> needles = new ArrayList<>();
    if (!ignoreCase || ascii || !text) {
      needles.add(new PairNeedle(pattern, ignoreCase));
    }
    if (ignoreCase && text) {
      CaselessNeedle caseless = new CaselessNeedle(new String(pattern, UTF_8));
      if (!ascii || caseless.hasLongForms()) {
        needles.add(caseless);
      }
    }
    return needles;
  }

  /// {@return where the first occurrence begins that lies in `[from, to)`, or [#NONE]}
  ///
  /// Cost: linear in `to - from`, whatever the bytes are.
  ///
  /// @param bytes where to look
  /// @param from where to begin, in bytes
  /// @param to where to end, exclusive
  long indexIn(MemorySegment bytes, long from, long to);

  /// {@return where the occurrence that begins at `at` ends, exclusive; or [#NONE] if none does}
  ///
  /// @param bytes where to look
  /// @param at where it must begin
  /// @param to where it must end at the latest, exclusive
  long endAt(MemorySegment bytes, long at, long to);

  /// {@return the size of the longest text that may be an occurrence, in bytes}
  long maxByteSize();
}
