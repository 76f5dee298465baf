// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import java.util.List;

/// An enum or union while a [SchemaBuilder] is told of it.
///
/// @param name with its namespace
/// @param underlying the text of the type of its values
/// @param isUnion whether its values are tags
/// @param values so far
record DraftEnum(String name, String underlying, boolean isUnion, List<Value> values) {

  /// A value of it.
  ///
  /// @param name of the value
  /// @param number its number
  /// @param type the text of the type of a union member; empty if there is none
  record Value(String name, long number, String type) {}
}
