// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.json;

import dev.vitrine.Format;

/// JSON (RFC 8259) as a format: one document, or one value on each line.
///
/// What is accepted is exactly the grammar of RFC 8259 in UTF-8: any value at the top, no byte
/// order mark, no comments, no trailing commas, no `NaN`. Where the standard leaves freedom:
///
/// - Nesting is limited by [dev.vitrine.VerifyOptions#maxDepth()] ([JsonFault#TOO_DEEP]).
/// - Numbers may have any size and precision; accessors say what they can represent.
/// - Several members of an object may have the same name; [JsonValue#field] takes the first.
/// - Escapes of single surrogates, such as `"\ud800"`, are accepted (section 8.2).
/// - Faults of the encoding, which are looked for first, are [dev.vitrine.Utf8Fault]s, the others
///   [JsonFault]s.
public final class Json {

  private Json() {}

  /// {@return the format of JSON lines (NDJSON): one value on each line; malformed lines are
  /// counted}
  public static JsonLinesFormat lines() {
    return new JsonLinesFormat(false, false);
  }

  /// {@return the format of a single document: one value, with whitespace around it}
  ///
  /// Verified by one thread, apart from the encoding.
  public static Format<JsonValue> document() {
    return JsonDocumentFormat.INSTANCE;
  }
}
