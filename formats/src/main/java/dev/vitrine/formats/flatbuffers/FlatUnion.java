// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import dev.vitrine.formats.text.Utf8Slice;

/// The value of a union, as what its verified tag says it is: to be told apart by a `switch`.
///
/// An absent value, tag `NONE`, is no value of this type: accessors then give an empty `Optional`.
///
/// Immutable and safe for use by many threads. Valid until the file is closed.
public sealed interface FlatUnion {

  /// {@return the tag}
  long tag();

  /// A table.
  ///
  /// @param tag its number
  /// @param member the name of the tag
  /// @param table the value
  record OfTable(long tag, String member, FlatTable table) implements FlatUnion {}

  /// A struct.
  ///
  /// @param tag its number
  /// @param member the name of the tag
  /// @param struct the value
  record OfStruct(long tag, String member, FlatStruct struct) implements FlatUnion {}

  /// A text.
  ///
  /// @param tag its number
  /// @param member the name of the tag
  /// @param text the value
  record OfText(long tag, String member, Utf8Slice text) implements FlatUnion {}

  /// A value under a tag that the schema does not have, which cannot be read.
  ///
  /// @param tag its number
  record Unknown(long tag) implements FlatUnion {}
}
