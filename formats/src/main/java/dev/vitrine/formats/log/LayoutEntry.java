// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.log;

import dev.vitrine.formats.text.Utf8Slice;
import java.util.List;

/// One entry of an access log of some layout.
///
/// Immutable and safe for use by many threads. The texts lie in the file and are valid until it is
/// closed.
///
/// @param byteOffset where the line begins, in bytes from the start of the segment
/// @param values as they stand in the log, one for each field of the layout; what is absent is `-`
public record LayoutEntry(long byteOffset, List<Utf8Slice> values) {

  /// {@return the value of a field}
  ///
  /// @param field of the layout of the log
  /// @throws IndexOutOfBoundsException if the layout has fewer fields
  public Utf8Slice value(LogField field) {
    return values.get(field.index());
  }
}
