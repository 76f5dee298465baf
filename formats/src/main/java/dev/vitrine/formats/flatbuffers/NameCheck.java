// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

/// Whether a name in a `.bfbs` is one that flatc writes: an identifier, with its namespace in
/// front.
///
/// Names stand in messages, in JSON and in the identity of formats, where a line feed, or a million
/// letters, would do harm.
final class NameCheck {

  /// Far beyond what people write.
  private static final int MOST_CHARACTERS = 1024;

  private NameCheck() {}

  /// {@return a name, if it is one that can be}
  ///
  /// @param owner what the name is in, for the message
  /// @param place of the table that has the name
  static String require(String name, String owner, long place) throws SchemaException {
    if (name.isEmpty() || name.length() > MOST_CHARACTERS) {
      throw fault(owner, place, name.length() + " characters");
    }
    for (int i = 0; i < name.length(); i++) {
      if (!isAllowed(name.charAt(i))) {
        throw fault(owner, place, "U+%04X".formatted((int) name.charAt(i)));
      }
    }
    return name;
  }

  private static boolean isAllowed(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '.';
  }

  private static SchemaException fault(String owner, long place, String found) {
    return new SchemaException(
        SchemaFault.BAD_NAME,
        place,
        owner,
        found,
        "1 to %d ASCII letters, digits, '_' and '.'".formatted(MOST_CHARACTERS));
  }
}
