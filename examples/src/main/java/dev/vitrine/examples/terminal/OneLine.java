// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.terminal;

/// Text of others, such as the name of a file, inside a line of output.
public final class OneLine {

  private OneLine() {}

  /// {@return the text with its control characters, but not tabs, written as JSON escapes}
  ///
  /// A name must not end the line and begin a forged one, move the cursor or set the title of a
  /// terminal.
  public static String of(String text) {
    if (text.chars().noneMatch(OneLine::isControl)) {
      return text;
    }
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      line.append(isControl(c) ? "\\u%04x".formatted((int) c) : String.valueOf(c));
    }
    return line.toString();
  }

  private static boolean isControl(int c) {
    return Character.isISOControl(c) && c != '\t';
  }
}
