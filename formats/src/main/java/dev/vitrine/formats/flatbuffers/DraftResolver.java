// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import dev.vitrine.formats.flatbuffers.RawSchema.RawEnum;
import dev.vitrine.formats.flatbuffers.RawSchema.RawObject;
import dev.vitrine.formats.flatbuffers.RawSchema.RawType;
import dev.vitrine.formats.flatbuffers.RawSchema.RawValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Replaces the names of types in drafts by indices.
final class DraftResolver {

  private final List<Draft> drafts;
  private final List<DraftEnum> enums;
  private final List<RawObject> objects = new ArrayList<>();

  DraftResolver(List<Draft> drafts, List<DraftEnum> enums) {
    this.drafts = drafts;
    this.enums = enums;
  }

  /// @throws IllegalArgumentException if a name is not known
  RawSchema resolve(Optional<String> root, String identifier) {
    for (Draft told : drafts) {
      Draft draft = withTags(told);
      objects.add(
          draft.isStruct
              ? draft.struct(this::type, this::byteSize, this::align)
              : draft.table(this::type));
    }
    return new RawSchema(objects, enums.stream().map(this::resolve).toList(), root, identifier, 0);
  }

  /// Puts the tag of each union in front of it.
  private Draft withTags(Draft told) {
    Draft draft = new Draft(told.name, told.isStruct);
    draft.align = told.align;
    for (Draft.Field field : told.fields) {
      RawType type = type(field.type);
      if (type.base() == BaseType.UNION || type.element() == BaseType.UNION) {
        String name = field.type.replaceAll("[\\[\\]]", "");
        String tag = type.base() == BaseType.UNION ? "#" + name : "[#" + name + "]";
        Draft.Field tagField = new Draft.Field(field.name + "_type", tag);
        tagField.deprecated = field.deprecated;
        draft.fields.add(tagField);
      }
      draft.fields.add(field);
    }
    return draft;
  }

  private RawEnum resolve(DraftEnum draft) {
    List<RawValue> values = new ArrayList<>();
    for (DraftEnum.Value value : draft.values()) {
      RawType member = value.type().isEmpty() ? RawType.of(BaseType.NONE) : type(value.type());
      values.add(new RawValue(value.name(), value.number(), member, 0));
    }
    return new RawEnum(draft.name(), values, draft.isUnion(), false, underlying(draft), 0);
  }

  private static BaseType underlying(DraftEnum draft) {
    return BaseType.scalar(draft.underlying()).orElseThrow(() -> unknown(draft.underlying()));
  }

  /// {@return a type from its text: `int`, `Weapon`, `[Weapon]`, `[int:3]`, and `#Any` for the tag
  /// of a union}
  private RawType type(String text) {
    if (!text.startsWith("[")) {
      return single(text);
    }
    int colon = text.indexOf(':');
    RawType element = single(text.substring(1, colon < 0 ? text.length() - 1 : colon));
    if (colon < 0) {
      return new RawType(BaseType.VECTOR, element.base(), element.index(), 0);
    }
    int length = Integer.parseInt(text, colon + 1, text.length() - 1, 10);
    return new RawType(BaseType.ARRAY, element.base(), element.index(), length);
  }

  private RawType single(String name) {
    Optional<BaseType> scalar = BaseType.scalar(name);
    if (scalar.isPresent()) {
      return RawType.of(scalar.get());
    }
    if (name.equals("string")) {
      return RawType.of(BaseType.STRING);
    }
    boolean isTag = name.startsWith("#");
    String plain = isTag ? name.substring(1) : name;
    int object = find(drafts.stream().map(draft -> draft.name).toList(), plain);
    if (object >= 0) {
      return new RawType(BaseType.OBJ, BaseType.NONE, object, 0);
    }
    int index = find(enums.stream().map(DraftEnum::name).toList(), plain);
    if (index < 0) {
      throw unknown(name);
    }
    boolean isUnion = enums.get(index).isUnion() && !isTag;
    BaseType base = isUnion ? BaseType.UNION : underlying(enums.get(index));
    return new RawType(base, BaseType.NONE, index, 0);
  }

  private static int find(List<String> names, String name) {
    return IntStream.range(0, names.size())
        .filter(i -> names.get(i).equals(name))
        .findFirst()
        .orElse(-1);
  }

  private int byteSize(RawType type) {
    return switch (type.base()) {
      case OBJ -> struct(type.index()).byteSize();
      case ARRAY ->
          type.fixedLength()
              * byteSize(new RawType(type.element(), BaseType.NONE, type.index(), 0));
      default -> type.base().byteSize;
    };
  }

  private int align(RawType type) {
    return switch (type.base()) {
      case OBJ -> struct(type.index()).minAlign();
      case ARRAY -> align(new RawType(type.element(), BaseType.NONE, type.index(), 0));
      default -> type.base().byteSize;
    };
  }

  private RawObject struct(int index) {
    if (index >= objects.size()) {
      throw new IllegalArgumentException(
          "schema: %s must be told of before it is used in a struct"
              .formatted(drafts.get(index).name));
    }
    return objects.get(index);
  }

  private static IllegalArgumentException unknown(String name) {
    return new IllegalArgumentException("schema: no such type (found %s)".formatted(name));
  }
}
