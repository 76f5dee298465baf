// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.log;

import java.util.Locale;

/// A field of a [LogLayout]: the key by which values are asked for.
///
/// Immutable and safe for use by many threads. Two fields are equal only if they are the same field
/// of the same layout.
public final class LogField {

  /// What the values of a field are.
  public enum Type {
    /// Anything.
    TEXT,
    /// A request line; its target can be asked for.
    REQUEST,
    /// Three digits.
    STATUS,
    /// `-` or 1 to 18 digits.
    INTEGER,
    /// `-` or up to 18 digits, perhaps with a point among them.
    DECIMAL,
    /// A time such as `17/May/2015:10:05:03 +0000`.
    TIME,
    /// A time such as `2015-05-17T10:05:03+00:00` (RFC 3339).
    ISO_TIME
  }

  private final int index;
  private final String directive;
  private final Type type;

  LogField(int index, String directive, Type type) {
    this.index = index;
    this.directive = directive;
    this.type = type;
  }

  /// {@return where the field stands among those of its layout, counted from 0}
  public int index() {
    return index;
  }

  /// {@return the field as the layout writes it, such as `%>s`, `%{Referer}i` or `$status`}
  public String directive() {
    return directive;
  }

  /// {@return what its values are}
  public Type type() {
    return type;
  }

  /// In Apache httpd, `%t` has brackets around it; nginx's `$time_local` has not.
  boolean isBracketed() {
    return type == Type.TIME && directive.startsWith("%");
  }

  /// {@return whether an empty value is one: a query string}
  boolean mayBeEmpty() {
    return directive.equals("%q");
  }

  @Override
  public String toString() {
    return directive + " " + type.name().toLowerCase(Locale.ROOT);
  }
}
