// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import dev.vitrine.formats.text.Utf8Slice;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The text of [Transcript] as a bound interface reads it: every method is called.
final class BoundTranscript {

  private static final Map<Class<?>, Map<String, Method>> METHODS = new ConcurrentHashMap<>();

  private final FlatBufferSchema schema;
  private final StringBuilder out = new StringBuilder();

  private BoundTranscript(FlatBufferSchema schema) {
    this.schema = schema;
  }

  static String of(FlatBufferSchema schema, FlatType root, Object view) {
    BoundTranscript transcript = new BoundTranscript(schema);
    transcript.object(root, view);
    return transcript.out.toString();
  }

  private void object(FlatType type, Object view) {
    out.append('{');
    for (FieldKey field : type.fields()) {
      out.append(field.name()).append('=');
      Object value = call(view, field.name());
      if (value == null) {
        out.append(Transcript.absent(field));
      } else {
        value(field, value);
      }
      out.append(';');
    }
    out.append('}');
  }

  /// Returns null for absent values, and where there is no such method.
  private static @Nullable Object call(Object view, String name) {
    Method method = METHODS.computeIfAbsent(view.getClass(), BoundTranscript::methods).get(name);
    try {
      return method == null ? null : opened(method.invoke(view));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private static Map<String, Method> methods(Class<?> view) {
    Map<String, Method> methods = new ConcurrentHashMap<>();
    for (Method method : view.getInterfaces()[0].getMethods()) {
      method.setAccessible(true);
      methods.put(method.getName(), method);
    }
    return methods;
  }

  private static @Nullable Object opened(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Optional<?> optional -> optional.orElse(null);
      case OptionalInt optional -> optional.isPresent() ? optional.getAsInt() : null;
      case OptionalLong optional -> optional.isPresent() ? optional.getAsLong() : null;
      case OptionalDouble optional -> optional.isPresent() ? optional.getAsDouble() : null;
      default -> value;
    };
  }

  private void value(FieldKey field, @Nullable Object value) {
    switch (value) {
      case null -> out.append('-');
      case Boolean truth -> out.append(truth ? 1 : 0);
      case Character c -> out.append((int) c);
      case Float real -> out.append(Transcript.real(real));
      case Double real -> out.append(Transcript.real(real));
      case Number number -> out.append(number.longValue());
      case String text -> out.append(text);
      case Utf8Slice text -> out.append(text);
      case List<?> list -> {
        out.append('[');
        for (Object element : list) {
          value(field, opened(element));
          out.append(',');
        }
        out.append(']');
      }
      case MemorySegment bytes -> {
        out.append('[');
        for (long at = 0; at < bytes.byteSize(); at += field.elementByteSize) {
          out.append(
              field.base.isReal()
                  ? Transcript.real(field.base.real(bytes, at))
                  : Transcript.integer(field.base, field.base.integer(bytes, at)));
          out.append(',');
        }
        if (bytes.byteSize() > 0) {
          bytes.get(ValueLayout.JAVA_BYTE, bytes.byteSize() - 1);
        }
        out.append(']');
      }
      case FlatUnion union -> new Transcript(out).union(union);
      case FlatTable table -> new Transcript(out).table(table);
      case FlatStruct struct -> new Transcript(out).struct(struct);
      case FlatVector vector -> new Transcript(out).vector(vector);
      default -> object(type(field, value), value);
    }
  }

  private FlatType type(FieldKey field, Object view) {
    if (field.isNested()) {
      return field.nestedType();
    }
    if (!field.shape().isUnion()) {
      return field.targetType();
    }
    String text = view.toString(); // such as "table Monster at byte 20"
    return schema.type(text.substring(text.indexOf(' ') + 1, text.indexOf(" at byte")));
  }
}
