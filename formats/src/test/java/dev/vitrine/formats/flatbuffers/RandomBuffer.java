// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import com.google.flatbuffers.FlatBufferBuilder;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/// Draws buffers of a schema, written by flatbuffers-java.
final class RandomBuffer {

  private static final String[] TEXTS = {"", "plain", "Grüße", "日本語", "\uD83D\uDE00 and more"};

  /// What buffers are aligned to at most, since no type of [RandomSchema] needs more.
  private static final int ALIGN = 8;

  private final FlatBufferBuilder builder = new FlatBufferBuilder();
  private final Random random;

  private RandomBuffer(Random random) {
    this.random = random;
  }

  static byte[] of(FlatType root, int levels, Random random) {
    RandomBuffer buffer = new RandomBuffer(random);
    buffer.builder.finish(buffer.table(root, levels));
    return buffer.builder.sizedByteArray();
  }

  private int table(FlatType type, int levels) {
    Map<FieldKey, Integer> parts = new HashMap<>();
    Map<FieldKey, Long> tags = new HashMap<>();
    for (FieldKey field : type.fields()) {
      if (!field.shape().isInline() && !isTag(type, field)) {
        boolean wanted = levels > 0 && random.nextInt(4) > 0;
        if (field.isRequired() || wanted) {
          part(field, levels - 1, parts, tags);
        }
      }
    }
    builder.startTable(1000);
    for (FieldKey field : type.fields()) {
      int id = field.offset / 2 - 2;
      if (parts.containsKey(field)) {
        builder.addOffset(id, parts.get(field), 0);
        if (field.shape() == FieldShape.UNION) {
          scalar(field.base, tags.get(field));
          builder.slot(id - 1);
        } else if (field.shape() == FieldShape.VECTOR_OF_UNIONS) {
          builder.addOffset(id - 1, tags.get(field).intValue(), 0);
        }
      } else if (field.shape() == FieldShape.STRUCT && random.nextBoolean()) {
        builder.addStruct(id, struct(field.targetType()), 0);
      } else if (field.shape() == FieldShape.SCALAR
          && !isTag(type, field)
          && random.nextBoolean()) {
        scalar(field.base, random.nextInt(4) == 0 ? 0 : random.nextLong());
        builder.slot(id);
      }
    }
    return builder.endTable();
  }

  private static boolean isTag(FlatType type, FieldKey field) {
    return type.fields().stream()
        .anyMatch(other -> other.shape().isUnion() && other.tagOffset() == field.offset);
  }

  private void scalar(BaseType base, long value) {
    switch (base) {
      case BOOL -> builder.addBoolean((value & 1) != 0);
      case FLOAT -> builder.addFloat((int) value / 8f);
      case DOUBLE -> builder.addDouble(value / 8.0);
      default -> {
        switch (base.byteSize) {
          case 1 -> builder.addByte((byte) value);
          case 2 -> builder.addShort((short) value);
          case 4 -> builder.addInt((int) value);
          default -> builder.addLong(value);
        }
      }
    }
  }

  private int struct(FlatType type) {
    builder.prep(type.align, type.byteSize);
    raw(type.byteSize);
    return builder.offset();
  }

  /// Small numbers, and none that is no real number: not-a-number has many forms.
  private void raw(int byteSize) {
    for (int i = 0; i < byteSize; i++) {
      builder.putByte((byte) random.nextInt(-8, 0x30));
    }
  }

  private void part(
      FieldKey field, int levels, Map<FieldKey, Integer> parts, Map<FieldKey, Long> tags) {
    switch (field.shape()) {
      case STRING -> parts.put(field, text());
      case TABLE -> parts.put(field, table(field.targetType(), levels));
      case UNION -> {
        long tag = tag(field);
        parts.put(field, member(field, tag, levels));
        tags.put(field, tag);
      }
      case VECTOR_OF_UNIONS -> unions(field, levels, parts, tags);
      case VECTOR_OF_STRINGS, VECTOR_OF_TABLES -> {
        int[] elements = new int[random.nextInt(3)];
        for (int i = 0; i < elements.length; i++) {
          elements[i] =
              field.shape() == FieldShape.VECTOR_OF_STRINGS
                  ? text()
                  : table(field.targetType(), levels);
        }
        parts.put(field, builder.createVectorOfTables(elements));
      }
      default -> parts.put(field, field.isNested() ? nested(field, levels) : inline(field));
    }
  }

  private int nested(FieldKey field, int levels) {
    byte[] inner = of(field.nestedType(), levels, random);
    builder.startVector(1, inner.length, ALIGN);
    for (int i = inner.length - 1; i >= 0; i--) {
      builder.addByte(inner[i]);
    }
    return builder.endVector();
  }

  private int inline(FieldKey field) {
    int count = random.nextInt(4);
    builder.startVector(field.elementByteSize, count, field.elementAlign);
    raw(count * field.elementByteSize);
    return builder.endVector();
  }

  private int text() {
    return builder.createString(TEXTS[random.nextInt(TEXTS.length)]);
  }

  private long tag(FieldKey field) {
    return field.enumeration.value(random.nextInt(1, field.enumeration.size())).value();
  }

  private int member(FieldKey field, long tag, int levels) {
    RawSchema.RawType member = field.enumeration.member(field.enumeration.indexOf(tag));
    if (member.base() == BaseType.STRING) {
      return text();
    }
    FlatType type = field.owner.all[member.index()];
    return type.isStruct() ? struct(type) : table(type, levels);
  }

  private void unions(
      FieldKey field, int levels, Map<FieldKey, Integer> parts, Map<FieldKey, Long> tags) {
    int[] members = new int[random.nextInt(3)];
    long[] drawn = new long[members.length];
    for (int i = 0; i < members.length; i++) {
      drawn[i] = tag(field);
      members[i] = member(field, drawn[i], levels);
    }
    parts.put(field, builder.createVectorOfTables(members));
    builder.startVector(field.base.byteSize, drawn.length, field.base.byteSize);
    for (int i = drawn.length - 1; i >= 0; i--) {
      scalar(field.base, drawn[i]);
    }
    tags.put(field, (long) builder.endVector());
  }
}
