// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import dev.vitrine.Fault;

/// What can be wrong with the meaning of a schema whose structure is right.
///
/// Faults of the structure of a `.bfbs`, which is a FlatBuffer itself, are [FlatBufferFault]s.
public enum SchemaFault implements Fault {
  /// A number that stands for a basic type stands for none, or for one that cannot be there.
  BAD_TYPE("type not possible here"),
  /// A type refers to an object or enum that the schema does not have.
  BAD_INDEX("no such object or enum"),
  /// A name is empty, too long, or not made of letters, digits, `_` and `.`, as flatc makes them.
  BAD_NAME("name not possible"),
  /// Two things that must be told apart have the same name.
  DUPLICATE_NAME("name used twice"),
  /// A name that something refers to is not in the schema.
  UNKNOWN_NAME("no such name"),
  /// Two values of an enum are the same.
  DUPLICATE_VALUE("enum value used twice"),
  /// Two fields share a slot, or the slot is not the one that belongs to the field's id.
  BAD_OFFSET("offset of the field not possible"),
  /// The size of a struct is not positive, or not a multiple of its alignment.
  BAD_SIZE("size of the struct not possible"),
  /// An alignment is not a power of two from 1 to 32, or a field is not aligned.
  BAD_ALIGNMENT("alignment not possible"),
  /// A struct contains itself.
  RECURSIVE_STRUCT("struct contains itself"),
  /// A union field has no field with its tag in front of it.
  NO_UNION_TAG("union without its tag"),
  /// A member of a union is neither a table, a struct nor a string, or the value 0 is not `NONE`.
  BAD_UNION("union member not possible"),
  /// An attribute of a field does not go with its type: `required`, `key`, `optional` and so on.
  BAD_ATTRIBUTE("attribute does not go with the type"),
  /// The file identifier does not have four bytes.
  BAD_IDENTIFIER("file identifier of a length other than 4"),
  /// The root is not a table of the schema.
  BAD_ROOT("root is not a table of the schema");

  private final String description;

  SchemaFault(String description) {
    this.description = description;
  }

  @Override
  public String description() {
    return description;
  }
}
