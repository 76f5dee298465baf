// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.text;

import dev.vitrine.formats.internal.VerifiedSlice;
import java.lang.foreign.MemorySegment;
import java.util.OptionalLong;

/// A piece of verified UTF-8 text that still lies in the file: a place and a size, nothing copied.
///
/// Only verified views make one. Two slices are equal if their bytes are, wherever they lie, and
/// their hash code follows the bytes, so that slices can be keys of a map as long as the file is
/// open; [#toString()] makes a copy that outlives it.
///
/// Immutable and as safe for use by many threads as the segment it lies in. Valid until the file is
/// closed; then every access is an [IllegalStateException].
public sealed interface Utf8Slice extends Comparable<Utf8Slice> permits VerifiedSlice {

  /// {@return where the text begins, in bytes from the start of the verified segment}
  long byteOffset();

  /// {@return how long the text is, in bytes}
  long byteSize();

  /// {@return whether there is no text}
  default boolean isEmpty() {
    return byteSize() == 0;
  }

  /// {@return the bytes of the text, read-only, not copied}
  MemorySegment bytes();

  /// {@return one byte of the text}
  ///
  /// @param index which, in `[0, byteSize())`
  /// @throws IndexOutOfBoundsException if there is no such byte
  byte byteAt(long index);

  /// {@return whether the text is exactly this one}
  ///
  /// @param text what to compare with; an unpaired surrogate equals nothing
  boolean contentEquals(String text);

  /// {@return whether the text begins like this}
  ///
  /// @param prefix what to compare with; an unpaired surrogate is the prefix of nothing
  boolean startsWith(String prefix);

  /// {@return the text as a decimal number, or empty if it is not an optional sign and digits, or
  /// does not fit a `long`}
  OptionalLong parseLong();

  /// {@return a part of the text}
  ///
  /// @param from where it begins, in bytes, at the border of a character
  /// @param to where it ends, exclusive, at the border of a character
  /// @throws IndexOutOfBoundsException if `[from, to)` does not lie inside the text
  /// @throws IllegalArgumentException if a border lies inside a character
  Utf8Slice slice(long from, long to);

  /// Compares by the bytes as unsigned numbers, which for UTF-8 is the order of the code points.
  @Override
  int compareTo(Utf8Slice other);

  /// {@return the text as a string; it is copied and not verified again}
  ///
  /// @throws IllegalArgumentException if the text is longer than a `byte[]` can be
  @Override
  String toString();
}
