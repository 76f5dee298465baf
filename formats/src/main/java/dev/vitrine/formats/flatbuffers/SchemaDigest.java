// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;

/// A hash of what a schema says, however it was written down.
final class SchemaDigest {

  private SchemaDigest() {}

  /// {@return the first 128 bits of the SHA-256 of a canonical text, in hexadecimal}
  static String of(FlatType[] types, String identifier) {
    StringBuilder text = new StringBuilder(identifier).append('\n');
    Set<FlatEnum> seen = new HashSet<>();
    for (FlatType type : types) {
      text.append("%s %d %d\n".formatted(type, type.byteSize, type.align));
      for (FieldKey field : type.fieldArray()) {
        append(text, field);
        if (seen.add(field.enumeration)) {
          append(text, field.enumeration);
        }
      }
    }
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  private static void append(StringBuilder text, FieldKey field) {
    text.append(field.name).append(' ').append(field.offset).append(' ').append(field.shape);
    text.append(' ').append(field.base).append(' ').append(field.byteSize).append(' ');
    text.append(field.fixedLength).append(' ').append(field.target).append(' ');
    text.append(field.nested).append(' ').append(field.wideLength).append(' ');
    text.append(field.defaultInteger).append(' ').append(field.defaultReal).append(' ');
    text.append(field.flags).append(' ').append(field.enumeration.name);
    text.append('\n');
  }

  private static void append(StringBuilder text, FlatEnum enumeration) {
    text.append("enum ").append(enumeration.isBitFlags);
    for (int i = 0; i < enumeration.size(); i++) {
      text.append(' ').append(enumeration.value(i).value());
      text.append('=').append(enumeration.value(i).name());
      text.append(':').append(enumeration.member(i));
    }
    text.append('\n');
  }
}
