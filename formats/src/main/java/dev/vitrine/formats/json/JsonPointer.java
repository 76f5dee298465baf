// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.json;

import java.util.Optional;
import java.util.OptionalLong;

/// JSON Pointer (RFC 6901).
final class JsonPointer {

  /// The most digits of an index: more do not fit any file.
  private static final int MAX_DIGITS = 18;

  private JsonPointer() {}

  /// {@return the value that the pointer leads to, seen from `root`}
  ///
  /// @throws IllegalArgumentException if it is no pointer
  static Optional<JsonValue> resolve(JsonValue root, String pointer) {
    if (!pointer.isEmpty() && pointer.charAt(0) != '/') {
      throw new IllegalArgumentException(
          "pointer: malformed at character 0 (found %s, allowed / or nothing)".formatted(pointer));
    }
    Optional<JsonValue> value = Optional.of(root);
    int from = 1;
    while (from <= pointer.length() && value.isPresent()) {
      int slash = pointer.indexOf('/', from);
      int to = slash < 0 ? pointer.length() : slash;
      value = step(value.get(), unescape(pointer.substring(from, to)));
      from = to + 1;
    }
    return value;
  }

  private static String unescape(String token) {
    for (int tilde = token.indexOf('~'); tilde >= 0; tilde = token.indexOf('~', tilde + 1)) {
      char next = tilde + 1 < token.length() ? token.charAt(tilde + 1) : 0;
      if (next != '0' && next != '1') {
        throw new IllegalArgumentException(
            "pointer: malformed ~ (found %s, allowed ~0 or ~1)".formatted(token));
      }
    }
    return token.replace("~1", "/").replace("~0", "~");
  }

  private static Optional<JsonValue> step(JsonValue value, String token) {
    if (value.kind() == JsonKind.OBJECT) {
      return value.field(token);
    }
    OptionalLong index = index(token);
    return index.isPresent() ? element(value, index.getAsLong()) : Optional.empty();
  }

  /// {@return the index: digits without a leading zero (RFC 6901, section 4)}
  private static OptionalLong index(String token) {
    boolean digits = !token.isEmpty() && token.chars().allMatch(c -> c >= '0' && c <= '9');
    boolean leadingZero = token.length() > 1 && token.charAt(0) == '0';
    return digits && !leadingZero && token.length() <= MAX_DIGITS
        ? OptionalLong.of(Long.parseLong(token))
        : OptionalLong.empty();
  }

  private static Optional<JsonValue> element(JsonValue array, long index) {
    JsonElements element = array.elements();
    for (long left = index; element.advance(); left--) {
      if (left == 0) {
        return Optional.of(element.value());
      }
    }
    return Optional.empty();
  }
}
