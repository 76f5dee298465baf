// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine;

/// The ways in which bytes can fail to be UTF-8.
///
/// The place of a fault is the first byte of the ill-formed sequence, which is where
/// `CharsetDecoder` stops too. The ranges are those of table 3-7 of the Unicode Standard
/// (well-formed UTF-8 byte sequences), the same as RFC 3629, section 4.
public enum Utf8Fault implements Fault {
  /// A leading byte is followed by a byte that does not continue it.
  TOO_SHORT("sequence too short"),
  /// A sequence encodes a code point that a shorter one encodes: `C0`, `C1`, `E0 80..9F`, `F0
  /// 80..8F`.
  OVERLONG("overlong encoding"),
  /// A sequence encodes half of a surrogate pair, U+D800 to U+DFFF: `ED A0..BF`.
  SURROGATE("surrogate"),
  /// A sequence encodes a value above U+10FFFF: `F4 90..BF`, `F5..FF`.
  TOO_LARGE("code point too large"),
  /// A continuation byte, `80..BF`, where a character must begin.
  UNEXPECTED_CONTINUATION("unexpected continuation byte"),
  /// The data ends inside a sequence.
  TRUNCATED("truncated sequence");

  private final String description;

  Utf8Fault(String description) {
    this.description = description;
  }

  @Override
  public String description() {
    return description;
  }
}
