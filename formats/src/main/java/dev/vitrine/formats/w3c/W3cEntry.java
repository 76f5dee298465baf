// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.w3c;

import dev.vitrine.formats.text.Utf8Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One entry of an extended log.
///
/// Immutable and safe for use by many threads. The texts lie in the file and are valid until it is
/// closed.
///
/// @param byteOffset where the line begins, in bytes from the start of the segment
/// @param fields of the entry
/// @param values as they stand in the log, without their quotes, one for each field; empty for what
///   is absent
public record W3cEntry(long byteOffset, W3cFields fields, List<Utf8Slice> values) {

  /// {@return the value of a field; empty if there is no such field, or its value is absent}
  ///
  /// @param name of the field
  public Optional<Utf8Slice> value(String name) {
    int index = fields.indexOf(name);
    return index < 0 || values.get(index).isEmpty()
        ? Optional.empty()
        : Optional.of(values.get(index));
  }

  static W3cEntry of(W3cCursor at) {
    List<Utf8Slice> values = new ArrayList<>(at.fields().count());
    for (int i = 0; i < at.fields().count(); i++) {
      values.add(at.value(i));
    }
    return new W3cEntry(at.byteOffset(), at.fields(), List.copyOf(values));
  }
}
