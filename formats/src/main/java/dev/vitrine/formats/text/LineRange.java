// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.text;

/// A part of a text that holds whole lines, by its place alone: a plain value that can be sent
/// elsewhere, and be used with any view of the same bytes.
///
/// @param byteOffset where the first line begins, in bytes from the start of the segment
/// @param byteSize how long the part is, in bytes
public record LineRange(long byteOffset, long byteSize) {

  /// Makes a range.
  ///
  /// @throws IllegalArgumentException if a number is negative
  public LineRange {
    if (byteOffset < 0 || byteSize < 0) {
      throw new IllegalArgumentException(
          "range: negative (found %d, %d, allowed 0 and above)".formatted(byteOffset, byteSize));
    }
  }
}
