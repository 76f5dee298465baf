// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.scan;

/// Upper and lower case of the letters of ASCII, which differ in one bit.
final class AsciiCase {

  private static final byte BIT = 'a' - 'A';

  private AsciiCase() {}

  /// {@return the lower case of a letter; any other byte as it is}
  static byte lower(byte b) {
    return b >= 'A' && b <= 'Z' ? (byte) (b + BIT) : b;
  }

  /// {@return the bit that makes a letter of either case lower, if `b` is a lower case letter;
  /// otherwise 0}
  static byte difference(byte b) {
    return b >= 'a' && b <= 'z' ? BIT : 0;
  }
}
