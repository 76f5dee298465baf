// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.w3c;

/// What the values of a field are. The name of the field says it.
public enum W3cType {
  /// Anything.
  TEXT,
  /// `date`: a day, as `yyyy-mm-dd`, in UTC.
  DATE,
  /// `time`: a time of day, as `hh:mm:ss`, with a fraction of up to nine digits, in UTC.
  TIME,
  /// `bytes`, `status`, `port`, `cached` and `count`, alone or with a prefix such as `sc-`: 1 to 18
  /// digits.
  INTEGER,
  /// `time-taken`: a number of up to 18 digits, perhaps with a point among them.
  DECIMAL;

  static W3cType of(String field) {
    return switch (withoutPrefix(field)) {
      case "date" -> field.equals("date") ? DATE : TEXT;
      case "time" -> field.equals("time") ? TIME : TEXT;
      case "bytes", "status", "port", "cached", "count" -> INTEGER;
      case "time-taken" -> field.equals("time-taken") ? DECIMAL : TEXT;
      default -> TEXT;
    };
  }

  /// The prefixes of the format: client, server, remote, and who sends to whom.
  private static String withoutPrefix(String field) {
    for (String prefix : new String[] {"c-", "s-", "r-", "cs-", "sc-", "sr-", "rs-"}) {
      if (field.startsWith(prefix)) {
        return field.substring(prefix.length());
      }
    }
    return field;
  }
}
