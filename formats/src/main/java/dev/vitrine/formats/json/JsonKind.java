// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.json;

/// The kinds of JSON values (RFC 8259, section 3).
public enum JsonKind {
  /// Members: names with values.
  OBJECT,
  /// Elements in an order.
  ARRAY,
  /// Text.
  STRING,
  /// A decimal number of any size and precision.
  NUMBER,
  /// `true` or `false`.
  BOOLEAN,
  /// `null`.
  NULL;

  /// {@return the kind of a value by its first byte}
  static JsonKind of(byte first) {
    return switch (first) {
      case '{' -> OBJECT;
      case '[' -> ARRAY;
      case '"' -> STRING;
      case 't', 'f' -> BOOLEAN;
      case 'n' -> NULL;
      default -> NUMBER;
    };
  }
}
