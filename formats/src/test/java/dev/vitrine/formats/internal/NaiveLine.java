// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A line found the slow and obvious way: the oracle for everything that goes from line to line.
///
/// @param from where it begins
/// @param to where its content ends
/// @param next where the next line begins
public record NaiveLine(int from, int to, int next) {

  /// {@return the lines of a text}
  public static List<NaiveLine> split(byte[] text) {
    List<NaiveLine> lines = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < text.length; i++) {
      if (text[i] == '\n') {
        boolean carriageReturn = i > from && text[i - 1] == '\r';
        lines.add(new NaiveLine(from, carriageReturn ? i - 1 : i, i + 1));
        from = i + 1;
      }
    }
    if (from < text.length) {
      lines.add(new NaiveLine(from, text.length, text.length));
    }
    return lines;
  }

  /// {@return its content}
  public byte[] of(byte[] text) {
    return Arrays.copyOfRange(text, from, to);
  }
}
