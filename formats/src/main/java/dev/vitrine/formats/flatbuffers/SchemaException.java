// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import java.io.Serial;

/// A schema that makes no sense, before it is known where the schema came from.
final class SchemaException extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  /// What is wrong.
  final SchemaFault fault;

  /// Where the definition lies in the `.bfbs`, in bytes; 0 if it came from elsewhere.
  final long place;

  /// Type and field, such as `Monster.hp`.
  final String path;

  /// What was met.
  final String found;

  /// What would be right.
  final String allowed;

  SchemaException(SchemaFault fault, long place, String path, String found, String allowed) {
    super(
        "schema: %s: %s (found %s, allowed %s)"
            .formatted(path, fault.description(), found, allowed));
    this.fault = fault;
    this.place = place;
    this.path = path;
    this.found = found;
    this.allowed = allowed;
  }
}
