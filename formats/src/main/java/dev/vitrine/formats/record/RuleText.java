// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.record;

import dev.vitrine.formats.internal.bind.Scalar;

/// Reads which values are allowed: `0..3,7` for integers, `-90..90` for real numbers.
final class RuleText {

  private RuleText() {}

  /// @param field the whole field, for messages
  /// @param rule what stands between the braces
  static Allowed of(String field, String rule, Scalar scalar) {
    if (rule.isBlank()) {
      return Allowed.ANY;
    }
    try {
      return switch (scalar) {
        case F32, F64 -> reals(rule);
        case BOOL -> throw LayoutText.bad(field, "no rule for bool");
        case I8, U8, I16, U16, I32, U32, I64, U64 -> integers(rule);
      };
    } catch (NumberFormatException _) {
      throw LayoutText.bad(field, "{LOW..HIGH}; of integers also {VALUE,LOW..HIGH}");
    }
  }

  private static Allowed reals(String rule) {
    int dots = rule.indexOf("..");
    if (dots < 0) {
      throw new NumberFormatException(rule);
    }
    double low = Double.parseDouble(rule.substring(0, dots));
    double high = Double.parseDouble(rule.substring(dots + 2));
    if (!(low <= high)) {
      throw new NumberFormatException(rule);
    }
    return new Allowed.Reals(low, high);
  }

  private static Allowed integers(String rule) {
    String[] parts = rule.split(",", -1);
    long[] bounds = new long[2 * parts.length];
    for (int i = 0; i < parts.length; i++) {
      String part = parts[i].strip();
      int dots = part.indexOf("..");
      bounds[2 * i] = Long.parseLong(dots < 0 ? part : part.substring(0, dots));
      bounds[2 * i + 1] = Long.parseLong(dots < 0 ? part : part.substring(dots + 2));
      if (bounds[2 * i] > bounds[2 * i + 1]) {
        throw new NumberFormatException(part);
      }
    }
    return new Allowed.Integers(bounds);
  }
}
