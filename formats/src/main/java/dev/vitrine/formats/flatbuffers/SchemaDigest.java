// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/// A hash of what a schema says, however it was written down.
final class SchemaDigest {

  private SchemaDigest() {}

  /// {@return the first 128 bits of the SHA-256 of a canonical text, in hexadecimal}
  static String of(FlatType[] types, String identifier) {
    StringBuilder text = name(new StringBuilder(), identifier).append('\n');
    Map<FlatEnum, Integer> seen = new HashMap<>();
    for (FlatType type : types) {
      name(text, type.name()).append(type.isStruct() ? " struct " : " table ");
      text.append(type.byteSize).append(' ').append(type.align).append('\n');
      for (FieldKey field : type.fieldArray()) {
        Integer known = seen.putIfAbsent(field.enumeration, seen.size());
        append(text, field, known == null ? seen.size() - 1 : known);
        if (known == null) {
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

  /// Its length in front, so that no name can be taken for what follows it.
  private static StringBuilder name(StringBuilder text, String name) {
    return text.append(name.length()).append(':').append(name);
  }

  private static void append(StringBuilder text, FieldKey field, int enumeration) {
    name(text, field.name).append(' ').append(field.offset).append(' ').append(field.shape);
    text.append(' ').append(field.base).append(' ').append(field.byteSize).append(' ');
    text.append(field.fixedLength).append(' ').append(field.target).append(' ');
    text.append(field.nested).append(' ').append(field.wideLength).append(' ');
    text.append(field.defaultInteger).append(' ').append(field.defaultReal).append(' ');
    text.append(field.flags).append(' ').append(enumeration);
    text.append('\n');
  }

  private static void append(StringBuilder text, FlatEnum enumeration) {
    name(text.append("enum "), enumeration.name).append(' ').append(enumeration.isBitFlags);
    for (int i = 0; i < enumeration.size(); i++) {
      text.append(' ').append(enumeration.value(i).value());
      name(text.append('='), enumeration.value(i).name());
      text.append(':').append(enumeration.member(i));
    }
    text.append('\n');
  }
}
