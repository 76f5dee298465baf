// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.internal.bind;

import static java.lang.constant.ConstantDescs.CD_MethodHandle;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.vitrine.formats.internal.bind.ViewClass.Extra;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.AccessFlag;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/// Writes the class file of a view.
///
/// Every method is its handle, loaded from the class data, called with all fields. Two views are
/// equal if they are of the same class, memory and place.
final class ViewCode {

  private static final ClassDesc MEMORY = descriptor(MemorySegment.class);
  private static final int FINAL_FIELD = ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL;

  private record Field(String name, ClassDesc type) {}

  private final ClassDesc self;
  private final Class<?> type;
  private final String what;
  private final List<Extra> extras;
  private final List<Method> methods;
  private final List<Field> fields = new ArrayList<>();

  ViewCode(ClassDesc self, Class<?> type, String what, List<Extra> extras, List<Method> methods) {
    this.self = self;
    this.type = type;
    this.what = what;
    this.extras = extras;
    this.methods = methods;
    fields.add(new Field("bytes", MEMORY));
    fields.add(new Field("at", CD_long));
    extras.forEach(
        e -> fields.add(new Field(e.name(), descriptor(e.handle().type().returnType()))));
  }

  static ClassDesc descriptor(Class<?> type) {
    return type.describeConstable().orElseThrow();
  }

  /// Loads the handle with this index in the class data.
  static void loadHandle(CodeBuilder code, int index) {
    code.loadConstant(
        DynamicConstantDesc.ofNamed(
            ConstantDescs.BSM_CLASS_DATA_AT, ConstantDescs.DEFAULT_NAME, CD_MethodHandle, index));
  }

  byte[] bytes() {
    return ClassFile.of().build(self, this::build);
  }

  private void build(ClassBuilder view) {
    view.withFlags(AccessFlag.FINAL, AccessFlag.SUPER, AccessFlag.SYNTHETIC)
        .withInterfaceSymbols(descriptor(type));
    fields.forEach(field -> view.withField(field.name(), field.type(), FINAL_FIELD));
    method(view, "<init>", MethodTypeDesc.of(CD_void, MEMORY, CD_long), this::constructor);
    for (int i = 0; i < methods.size(); i++) {
      int index = i;
      Method method = methods.get(i);
      MethodTypeDesc signature = MethodTypeDesc.of(descriptor(method.getReturnType()));
      method(view, method.getName(), signature, code -> accessor(code, index, signature));
    }
    method(view, "equals", MethodTypeDesc.of(CD_boolean, CD_Object), this::equality);
    method(view, "hashCode", MethodTypeDesc.of(CD_int), this::hash);
    method(view, "toString", MethodTypeDesc.of(CD_String), this::text);
  }

  private static void method(
      ClassBuilder view,
      String name,
      MethodTypeDesc type,
      java.util.function.Consumer<CodeBuilder> code) {
    view.withMethodBody(name, type, ClassFile.ACC_PUBLIC, code);
  }

  private void constructor(CodeBuilder code) {
    code.aload(0).invokespecial(CD_Object, "<init>", MethodTypeDesc.of(CD_void));
    code.aload(0).aload(1).putfield(self, "bytes", MEMORY);
    code.aload(0).lload(2).putfield(self, "at", CD_long);
    for (int i = 0; i < extras.size(); i++) {
      Field field = fields.get(2 + i);
      code.aload(0);
      loadHandle(code, i);
      call(code, field.type(), 2 + i);
      code.putfield(self, field.name(), field.type());
    }
    code.return_();
  }

  private void accessor(CodeBuilder code, int index, MethodTypeDesc signature) {
    loadHandle(code, extras.size() + index);
    call(code, signature.returnType(), fields.size());
    code.return_(TypeKind.from(signature.returnType()));
  }

  /// Calls the handle on the stack with the first fields.
  private void call(CodeBuilder code, ClassDesc returned, int count) {
    List<ClassDesc> parameters = new ArrayList<>();
    for (Field field : fields.subList(0, count)) {
      load(code, 0, field);
      parameters.add(field.type());
    }
    code.invokevirtual(CD_MethodHandle, "invokeExact", MethodTypeDesc.of(returned, parameters));
  }

  private void load(CodeBuilder code, int variable, Field field) {
    code.aload(variable).getfield(self, field.name(), field.type());
  }

  private void equality(CodeBuilder code) {
    var different = code.newLabel();
    code.aload(1).instanceOf(self).ifeq(different);
    code.aload(1).checkcast(self).astore(2);
    load(code, 0, fields.get(1));
    load(code, 2, fields.get(1));
    code.lcmp().ifne(different);
    load(code, 0, fields.get(0));
    load(code, 2, fields.get(0));
    code.invokevirtual(CD_Object, "equals", MethodTypeDesc.of(CD_boolean, CD_Object)).ireturn();
    code.labelBinding(different).iconst_0().ireturn();
  }

  private void hash(CodeBuilder code) {
    load(code, 0, fields.get(1));
    code.invokestatic(descriptor(Long.class), "hashCode", MethodTypeDesc.of(CD_int, CD_long));
    code.ireturn();
  }

  private void text(CodeBuilder code) {
    code.loadConstant(what + " at byte ");
    load(code, 0, fields.get(1));
    code.invokestatic(CD_String, "valueOf", MethodTypeDesc.of(CD_String, CD_long));
    code.invokevirtual(CD_String, "concat", MethodTypeDesc.of(CD_String, CD_String)).areturn();
  }
}
