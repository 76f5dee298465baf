// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.text;

import dev.vitrine.RecordFormat;

/// Text as a whole: the formats `utf8` and `ascii`.
///
/// Both give the text as one [Utf8Slice]. They can be read in windows, cut between characters.
public final class Text {

  private Text() {}

  /// {@return the format of well-formed UTF-8 (RFC 3629)}
  ///
  /// Everything well-formed is accepted: NUL, control characters, noncharacters and a byte order
  /// mark are part of the text. Faults are [dev.vitrine.Utf8Fault]s.
  public static RecordFormat<Utf8Slice> utf8() {
    return Utf8Format.INSTANCE;
  }

  /// {@return the format of bytes from 00 to 7F}
  ///
  /// The fault is [TextFault#NOT_ASCII].
  public static RecordFormat<Utf8Slice> ascii() {
    return AsciiFormat.INSTANCE;
  }
}
