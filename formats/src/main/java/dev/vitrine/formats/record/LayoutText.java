// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.record;

import dev.vitrine.formats.internal.bind.Scalar;
import dev.vitrine.formats.record.FixedField.Kind;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads layouts from text: see [FixedLayout#parse].
final class LayoutText {

  private static final Pattern FIELD =
      Pattern.compile(
          "(?<type>[a-z]\\w*)(\\[(?<size>\\d{1,9})(?<space>,space)?])?"
              + "(\\{(?<rule>[^}]*)})?(\\s+(?<name>[A-Za-z_][\\w.]*))?");
  private static final String FORM = "TYPE[SIZE]{ALLOWED} NAME";

  private final String text;
  private final List<FixedField> fields = new ArrayList<>();
  private long at;

  LayoutText(String text) {
    this.text = text;
  }

  /// Where the last field ends.
  long byteSize() {
    return at;
  }

  List<FixedField> fields() {
    for (String part : text.split(";", -1)) {
      if (!part.isBlank()) {
        field(part.strip());
      }
    }
    return fields;
  }

  private void field(String part) {
    Matcher matcher = FIELD.matcher(part);
    if (!matcher.matches()) {
      throw bad(part, FORM);
    }
    String type = matcher.group("type");
    String size = matcher.group("size");
    String rule = matcher.group("rule");
    String name = matcher.group("name");
    boolean spaced = matcher.group("space") != null;
    if (size == null) {
      scalar(part, type, rule == null ? "" : rule, named(part, name));
    } else if (rule != null || (spaced && !type.equals("utf8"))) {
      throw bad(part, "no rule for bytes, \"space\" for utf8 only");
    } else {
      bytes(part, type, Long.parseLong(size), spaced, name == null ? "" : name);
    }
  }

  private static String named(String part, String name) {
    if (name == null) {
      throw bad(part, "a name");
    }
    return name;
  }

  private void bytes(String part, String type, long size, boolean spaced, String name) {
    switch (type) {
      case "utf8" -> add(spaced ? Kind.SPACED_TEXT : Kind.TEXT, named(part, name), size);
      case "bytes" -> add(Kind.BYTES, named(part, name), size);
      case "zero" -> add(Kind.ZERO, name.isEmpty() ? "zero" + at : name, size);
      case "skip" -> at += size;
      default -> throw bad(part, "utf8[N], bytes[N], zero[N], skip[N]");
    }
    if (size == 0) {
      throw bad(part, "1 byte and more");
    }
  }

  private void add(Kind kind, String name, long size) {
    if (name.isEmpty()) {
      throw bad(kind.name().toLowerCase(Locale.ROOT), "a name");
    }
    fields.add(
        new FixedField(name, kind, Scalar.U8, ByteOrder.LITTLE_ENDIAN, at, size, Allowed.ANY));
    at += size;
  }

  private void scalar(String part, String type, String rule, String name) {
    boolean big = type.endsWith("be");
    boolean little = type.endsWith("le");
    String base = big || little ? type.substring(0, type.length() - 2) : type;
    for (Scalar scalar : Scalar.values()) {
      boolean single = scalar.byteSize() == 1;
      if (scalar.name().toLowerCase(Locale.ROOT).equals(base) && single == !(big || little)) {
        ByteOrder order = big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        fields.add(
            new FixedField(
                name,
                Kind.SCALAR,
                scalar,
                order,
                at,
                scalar.byteSize(),
                RuleText.of(part, rule, scalar)));
        at += scalar.byteSize();
        return;
      }
    }
    throw bad(part, "u8, i8, bool; u16, i16, u32, i32, u64, i64, f32, f64 with le or be");
  }

  static String typeName(Scalar scalar, ByteOrder order) {
    String name = scalar.name().toLowerCase(Locale.ROOT);
    return scalar.byteSize() == 1 ? name : name + (order == ByteOrder.BIG_ENDIAN ? "be" : "le");
  }

  static IllegalArgumentException bad(String found, String allowed) {
    return new IllegalArgumentException(
        "layout: not a field (found \"%s\", allowed %s)".formatted(found, allowed));
  }
}
