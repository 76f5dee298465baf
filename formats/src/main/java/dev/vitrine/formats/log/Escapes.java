// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vitrine.formats.text.Utf8Slice;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.ValueLayout;

/// The escapes in the quoted fields of an access log (Apache httpd mod_log_config, "Format Notes";
/// nginx ngx_http_log_module, `escape=default`).
final class Escapes {

  private static final String LETTERS = "bfnrtv\"\\";
  private static final String MEANINGS = "\b\f\n\r\t\u000B\"\\";

  private Escapes() {}

  static String resolve(Utf8Slice field) {
    byte[] raw = field.bytes().toArray(ValueLayout.JAVA_BYTE);
    ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length);
    int i = 0;
    while (i < raw.length) {
      i += raw[i] == '\\' ? escape(raw, i, out) : plain(raw[i], out);
    }
    return out.toString(UTF_8);
  }

  /// {@return how many bytes were taken}
  private static int plain(byte b, ByteArrayOutputStream out) {
    out.write(b);
    return 1;
  }

  /// {@return how many bytes were taken}
  private static int escape(byte[] raw, int backslash, ByteArrayOutputStream out) {
    int letter = backslash + 1 < raw.length ? raw[backslash + 1] : -1;
    int meaning = LETTERS.indexOf(letter);
    if (meaning >= 0) {
      out.write(MEANINGS.charAt(meaning));
      return 2;
    }
    int value = letter == 'x' && backslash + 3 < raw.length ? hex(raw, backslash + 2) : -1;
    if (value >= 0) {
      out.write(value);
      return 4;
    }
    return plain(raw[backslash], out);
  }

  /// {@return the value of two hexadecimal digits, or -1}
  private static int hex(byte[] raw, int at) {
    int high = Character.digit(raw[at], 16);
    int low = Character.digit(raw[at + 1], 16);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }
}
