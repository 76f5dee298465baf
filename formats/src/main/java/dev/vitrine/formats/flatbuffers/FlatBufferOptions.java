// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

/// What is demanded of buffers beyond being safe to read.
///
/// Immutable and safe for use by many threads.
///
/// @param knownTagsOnly whether a union with a tag that the schema does not have is a fault; if
///   not, such a union reads as [FlatUnion.Unknown]
/// @param sortedKeys whether vectors of types with a key must be sorted by it, which
///   [FlatVector#find] needs to find everything
/// @param identifier whether buffers of the schema's root type must carry its file identifier
/// @param tornTail whether a stream may end inside a buffer: what comes before is its content
public record FlatBufferOptions(
    boolean knownTagsOnly, boolean sortedKeys, boolean identifier, boolean tornTail) {

  /// Unknown tags are accepted, keys not looked at, the identifier is checked, a torn tail is a
  /// fault.
  public static final FlatBufferOptions DEFAULT = new FlatBufferOptions(false, false, true, false);

  /// {@return these options with or without unknown tags}
  ///
  /// @param value whether an unknown tag is a fault
  public FlatBufferOptions withKnownTagsOnly(boolean value) {
    return new FlatBufferOptions(value, sortedKeys, identifier, tornTail);
  }

  /// {@return these options with or without unsorted vectors}
  ///
  /// @param value whether a vector that is not sorted by key is a fault
  public FlatBufferOptions withSortedKeys(boolean value) {
    return new FlatBufferOptions(knownTagsOnly, value, identifier, tornTail);
  }

  /// {@return these options with or without the file identifier}
  ///
  /// @param value whether another identifier than the schema's is a fault
  public FlatBufferOptions withIdentifier(boolean value) {
    return new FlatBufferOptions(knownTagsOnly, sortedKeys, value, tornTail);
  }

  /// {@return these options with or without torn tails}
  ///
  /// @param value whether a stream may end inside a buffer
  public FlatBufferOptions withTornTail(boolean value) {
    return new FlatBufferOptions(knownTagsOnly, sortedKeys, identifier, value);
  }

  /// For [dev.vitrine.Format#name()].
  String describe() {
    return "%s%s%s%s"
        .formatted(
            knownTagsOnly ? ",knownTagsOnly" : "",
            sortedKeys ? ",sortedKeys" : "",
            identifier ? "" : ",anyIdentifier",
            tornTail ? ",tornTail" : "");
  }
}
