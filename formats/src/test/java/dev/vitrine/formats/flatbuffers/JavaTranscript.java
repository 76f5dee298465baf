// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import com.google.flatbuffers.Table;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The text of [Transcript] as flatbuffers-java reads it: by the steps of classes that flatc
/// generates, which only differ in slots and types.
final class JavaTranscript extends Table {

  private final StringBuilder out;

  private JavaTranscript(StringBuilder out, ByteBuffer bytes) {
    this.out = out;
    this.bb = bytes;
  }

  static String of(FlatType root, ByteBuffer bytes) {
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    StringBuilder out = new StringBuilder();
    new JavaTranscript(out, bytes).table(root, bytes.getInt(bytes.position()) + bytes.position());
    return out.toString();
  }

  private void table(FlatType type, int at) {
    JavaTranscript table = new JavaTranscript(out, bb);
    table.__reset(at, bb);
    out.append('{');
    for (FieldKey field : type.fields()) {
      out.append(field.name()).append('=');
      int offset = table.__offset(field.offset);
      if (offset == 0) {
        out.append(
            field.shape() != FieldShape.SCALAR || field.isOptional()
                ? Transcript.absent(field)
                : field.base.isReal()
                    ? Transcript.real(field.defaultReal)
                    : Transcript.integer(field.base, field.defaultInteger));
      } else {
        int tag = field.shape().isUnion() ? table.__offset(field.tagOffset()) : 0;
        value(field, at + offset, at + tag);
      }
      out.append(';');
    }
    out.append('}');
  }

  private void value(FieldKey field, int at, int tagAt) {
    switch (field.shape()) {
      case SCALAR -> scalar(field.base, at);
      case STRUCT -> struct(field.targetType(), at);
      case TABLE -> table(field.targetType(), __indirect(at));
      case STRING -> out.append(__string(at));
      case UNION -> union(field, tag(field, tagAt), at);
      case ARRAY_OF_SCALARS, ARRAY_OF_STRUCTS -> elements(field, at, field.fixedLength, 0);
      default -> {
        int vector = __indirect(at);
        if (field.isNested()) {
          table(field.nestedType(), __indirect(vector + 4));
        } else {
          int tags = field.shape().isUnion() ? __indirect(tagAt) + 4 : 0;
          elements(field, vector + 4, bb.getInt(vector), tags);
        }
      }
    }
  }

  private long tag(FieldKey field, int at) {
    return switch (field.base.byteSize) {
      case 1 -> bb.get(at) & 0xFF;
      case 2 -> bb.getShort(at) & 0xFFFF;
      default -> bb.getInt(at);
    };
  }

  private void elements(FieldKey field, int data, int count, int tags) {
    out.append('[');
    for (int i = 0; i < count; i++) {
      int at = data + i * field.elementByteSize;
      switch (field.shape()) {
        case VECTOR_OF_STRUCTS, ARRAY_OF_STRUCTS -> struct(field.targetType(), at);
        case VECTOR_OF_TABLES -> table(field.targetType(), __indirect(at));
        case VECTOR_OF_STRINGS -> out.append(__string(at));
        case VECTOR_OF_UNIONS -> union(field, tag(field, tags + i * field.base.byteSize), at);
        default -> scalar(field.base, at);
      }
      out.append(',');
    }
    out.append(']');
  }

  private void struct(FlatType type, int at) {
    out.append('{');
    for (FieldKey field : type.fields()) {
      out.append(field.name()).append('=');
      value(field, at + field.offset, 0);
      out.append(';');
    }
    out.append('}');
  }

  private void union(FieldKey field, long tag, int at) {
    int index = field.enumeration.indexOf(tag);
    if (tag == 0 || index == FlatEnum.UNKNOWN) {
      out.append('-');
      return;
    }
    RawSchema.RawType member = field.enumeration.member(index);
    if (member.base() == BaseType.STRING) {
      out.append(__string(at));
      return;
    }
    FlatType type = field.owner.all[member.index()];
    if (type.isStruct()) {
      struct(type, __indirect(at));
    } else {
      table(type, __indirect(at));
    }
  }

  private void scalar(BaseType base, int at) {
    out.append(
        switch (base) {
          case BYTE -> Transcript.integer(base, bb.get(at));
          case BOOL, UTYPE, UBYTE -> Transcript.integer(base, bb.get(at) & 0xFF);
          case SHORT -> Transcript.integer(base, bb.getShort(at));
          case USHORT -> Transcript.integer(base, bb.getShort(at) & 0xFFFF);
          case INT -> Transcript.integer(base, bb.getInt(at));
          case UINT -> Transcript.integer(base, bb.getInt(at) & 0xFFFFFFFFL);
          case LONG, ULONG -> Transcript.integer(base, bb.getLong(at));
          case FLOAT -> Transcript.real(bb.getFloat(at));
          default -> Transcript.real(bb.getDouble(at));
        });
  }
}
