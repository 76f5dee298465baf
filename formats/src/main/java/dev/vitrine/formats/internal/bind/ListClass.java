// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.internal.bind;

import static java.lang.constant.ConstantDescs.CD_MethodHandle;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.reflect.AccessFlag;
import java.util.List;

/// Makes hidden classes of [BoundList], one for each kind of element.
public final class ListClass {

  private static final ClassDesc SUPER = ViewCode.descriptor(BoundList.class);
  private static final ClassDesc SELF =
      ClassDesc.of(ListClass.class.getPackageName(), "BoundListView");
  private static final ClassDesc MEMORY = ViewCode.descriptor(MemorySegment.class);
  private static final MethodType STATE =
      MethodType.methodType(void.class, MemorySegment.class, long.class, long.class, long.class);
  private static final MethodTypeDesc PLACES =
      MethodTypeDesc.of(CD_Object, MEMORY, CD_long, CD_long, CD_long);

  private ListClass() {}

  /// {@return what makes lists: `(MemorySegment, long, long, long)List` of memory, the places of
  /// the first element and of the first tag, and the number of elements}
  ///
  /// @param element what reads an element: `(MemorySegment, long, long, long)X` of memory, both
  ///   places and the index
  public static MethodHandle of(MethodHandle element) {
    MethodHandle erased = element.asType(STATE.changeReturnType(Object.class));
    try {
      Lookup list =
          MethodHandles.lookup()
              .defineHiddenClassWithClassData(
                  ClassFile.of().build(SELF, ListClass::build), List.of(erased), true);
      return list.findConstructor(list.lookupClass(), STATE)
          .asType(STATE.changeReturnType(List.class));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private static void build(ClassBuilder list) {
    MethodTypeDesc constructor = PLACES.changeReturnType(CD_void);
    list.withFlags(AccessFlag.FINAL, AccessFlag.SUPER, AccessFlag.SYNTHETIC)
        .withSuperclass(SUPER)
        .withMethodBody(
            "<init>",
            constructor,
            ClassFile.ACC_PUBLIC,
            code -> {
              parameters(code.aload(0)).invokespecial(SUPER, "<init>", constructor).return_();
            })
        .withMethodBody(
            "element",
            PLACES,
            ClassFile.ACC_PROTECTED,
            code -> {
              ViewCode.loadHandle(code, 0);
              parameters(code).invokevirtual(CD_MethodHandle, "invokeExact", PLACES).areturn();
            });
  }

  private static CodeBuilder parameters(CodeBuilder code) {
    return code.aload(1).lload(2).lload(4).lload(6);
  }
}
