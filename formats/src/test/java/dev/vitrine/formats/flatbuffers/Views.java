// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import static java.lang.constant.ConstantDescs.CD_MethodHandles;
import static java.lang.constant.ConstantDescs.CD_MethodHandles_Lookup;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodSignature;
import java.lang.classfile.Signature;
import java.lang.classfile.attribute.PermittedSubclassesAttribute;
import java.lang.classfile.attribute.SignatureAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// Interfaces for every type of a schema, as somebody could have written them, in a class loader of
/// their own and so in an unnamed module.
///
/// Where more than one Java type reads a field, one is drawn.
final class Views extends ClassLoader {

  private static final String PACKAGE = "views.";

  private final Random random;
  private final FlatBufferSchema schema;
  private final Map<String, Set<String>> sealedOf = new HashMap<>();
  private final Map<String, Set<String>> sealedTypes = new LinkedHashMap<>();
  private final Map<String, byte[]> files = new HashMap<>();

  Views(FlatBufferSchema schema, Random random) {
    super(Views.class.getClassLoader());
    this.schema = schema;
    this.random = random;
    for (FlatType type : schema.types()) {
      type.fields().stream().filter(field -> field.shape().isUnion()).forEach(this::seal);
    }
    schema.types().forEach(this::write);
    sealedTypes.forEach(this::writeSealed);
    files.put(
        PACKAGE + "Access",
        ClassFile.of()
            .build(
                ClassDesc.of(PACKAGE + "Access"),
                access ->
                    access.withMethodBody(
                        "lookup",
                        MethodTypeDesc.of(CD_MethodHandles_Lookup),
                        ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC,
                        code ->
                            code.invokestatic(
                                    CD_MethodHandles,
                                    "lookup",
                                    MethodTypeDesc.of(CD_MethodHandles_Lookup))
                                .areturn())));
  }

  FlatBinding<?> bind(FlatType root) {
    try {
      var lookup =
          (MethodHandles.Lookup) loadClass(PACKAGE + "Access").getMethod("lookup").invoke(null);
      return FlatBuffers.bind(root, loadClass(PACKAGE + root.name()), lookup);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] file = files.get(name);
    if (file == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, file, 0, file.length);
  }

  /// A union of tables and structs may be read as a sealed interface.
  private void seal(FieldKey field) {
    Set<String> members = new LinkedHashSet<>();
    for (int i = 0; i < field.enumeration.size(); i++) {
      RawSchema.RawType member = field.enumeration.member(i);
      if (member.base() == BaseType.STRING) {
        return;
      } else if (member.base() == BaseType.OBJ) {
        members.add(field.owner.all[member.index()].name());
      }
    }
    String sealed = "unions." + field.enumeration.name;
    sealedTypes.put(sealed, members);
    members.forEach(
        member -> sealedOf.computeIfAbsent(member, _ -> new LinkedHashSet<>()).add(sealed));
  }

  private static ClassDesc view(String name) {
    return ClassDesc.of(PACKAGE + name);
  }

  private void writeSealed(String sealed, Set<String> members) {
    List<ClassDesc> permitted = members.stream().map(Views::view).toList();
    write(sealed, view -> view.with(PermittedSubclassesAttribute.ofSymbols(permitted)));
  }

  private void write(String name, java.util.function.Consumer<ClassBuilder> content) {
    int flags = ClassFile.ACC_PUBLIC | ClassFile.ACC_INTERFACE | ClassFile.ACC_ABSTRACT;
    files.put(
        PACKAGE + name,
        ClassFile.of().build(view(name), view -> content.accept(view.withFlags(flags))));
  }

  private void write(FlatType type) {
    List<ClassDesc> unions =
        sealedOf.getOrDefault(type.name(), Set.of()).stream().map(Views::view).toList();
    write(
        type.name(),
        view -> {
          view.withInterfaceSymbols(unions);
          for (FieldKey field : type.fields()) {
            method(view, field);
          }
        });
  }

  private void method(ClassBuilder view, FieldKey field) {
    Signature returned = Signature.parseFrom(returned(field));
    String erased = returned.signatureString().replaceAll("<.*>", "");
    view.withMethod(
        field.name(),
        MethodTypeDesc.of(ClassDesc.ofDescriptor(erased)),
        ClassFile.ACC_PUBLIC | ClassFile.ACC_ABSTRACT,
        method -> method.with(SignatureAttribute.of(MethodSignature.of(returned))));
  }

  private String returned(FieldKey field) {
    String value = value(field);
    if (field.shape() == FieldShape.UNION) {
      return generic("java.util.Optional", value);
    } else if (!AllowedTypes.mayBeAbsent(field)) {
      return value;
    } else if (value.startsWith("Ljava/util/List") && random.nextBoolean()) {
      return value;
    }
    String primitive =
        switch (value) {
          case "I" -> "Ljava/util/OptionalInt;";
          case "J" -> "Ljava/util/OptionalLong;";
          case "D" -> "Ljava/util/OptionalDouble;";
          default -> value;
        };
    return primitive.equals(value) || random.nextBoolean()
        ? generic("java.util.Optional", boxed(value))
        : primitive;
  }

  private String value(FieldKey field) {
    boolean own = random.nextInt(4) == 0; // our accessors instead of interfaces
    return switch (field.shape()) {
      case SCALAR -> scalar(field);
      case STRUCT -> own ? flat("FlatStruct") : type(field.targetType());
      case TABLE -> own ? flat("FlatTable") : type(field.targetType());
      case STRING -> text();
      case UNION -> union(field, own);
      default -> field.isNested() ? type(field.nestedType()) : vector(field, own);
    };
  }

  private String vector(FieldKey field, boolean own) {
    if (own) {
      return flat("FlatVector");
    }
    return generic(
        "java.util.List",
        switch (field.shape()) {
          case VECTOR_OF_STRUCTS, VECTOR_OF_TABLES, ARRAY_OF_STRUCTS -> type(field.targetType());
          case VECTOR_OF_STRINGS -> text();
          case VECTOR_OF_UNIONS -> generic("java.util.Optional", union(field, false));
          default -> boxed(scalar(field));
        });
  }

  private String union(FieldKey field, boolean own) {
    String sealed = "unions." + field.enumeration.name;
    return own || !sealedTypes.containsKey(sealed)
        ? flat("FlatUnion")
        : view(sealed).descriptorString();
  }

  private String scalar(FieldKey field) {
    List<Class<?>> types = new ArrayList<>(ScalarReader.scalar(field.base).types());
    return types.get(random.nextInt(types.size())).descriptorString();
  }

  private static String type(FlatType type) {
    return view(type.name()).descriptorString();
  }

  private String text() {
    return random.nextBoolean() ? "Ljava/lang/String;" : "Ldev/vitrine/formats/text/Utf8Slice;";
  }

  private static String flat(String name) {
    return "Ldev/vitrine/formats/flatbuffers/" + name + ";";
  }

  private static String generic(String type, String argument) {
    return "L" + type.replace('.', '/') + "<" + argument + ">;";
  }

  private static String boxed(String type) {
    return switch (type) {
      case "Z" -> "Ljava/lang/Boolean;";
      case "B" -> "Ljava/lang/Byte;";
      case "S" -> "Ljava/lang/Short;";
      case "C" -> "Ljava/lang/Character;";
      case "I" -> "Ljava/lang/Integer;";
      case "J" -> "Ljava/lang/Long;";
      case "F" -> "Ljava/lang/Float;";
      case "D" -> "Ljava/lang/Double;";
      default -> type;
    };
  }

  FlatBufferSchema schema() {
    return schema;
  }
}
