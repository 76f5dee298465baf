// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.logfmt;

import dev.vitrine.formats.text.Utf8Slice;
import java.util.List;
import java.util.Optional;

/// One entry of a log.
///
/// Immutable and safe for use by many threads. The texts lie in the file and are valid until it is
/// closed.
///
/// @param byteOffset where the line begins, in bytes from the start of the segment
/// @param pairs in the order of the line
public record LogfmtEntry(long byteOffset, List<Pair> pairs) {

  /// {@return the first pair with a key, empty if there is none}
  ///
  /// @param key the key, all of it
  public Optional<Pair> find(String key) {
    return pairs.stream().filter(pair -> pair.key().contentEquals(key)).findFirst();
  }

  /// A key and its value.
  ///
  /// @param key never empty
  /// @param hasValue whether the pair has a `=`
  /// @param value as it stands in the log, without quotes; empty if there is none
  /// @param hasEscapes whether the value has escapes, so that it differs from [#text()]
  public record Pair(Utf8Slice key, boolean hasValue, Utf8Slice value, boolean hasEscapes) {

    /// {@return the value as a string, with its escapes resolved}
    public String text() {
      return hasEscapes ? Logfmt.unescape(value) : value.toString();
    }
  }
}
