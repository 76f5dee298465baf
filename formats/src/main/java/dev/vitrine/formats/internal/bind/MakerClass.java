// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.internal.bind;

import static java.lang.constant.ConstantDescs.CD_MethodHandle;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.reflect.AccessFlag;
import java.util.List;

/// Makes hidden classes of [Maker], one for each kind of view.
public final class MakerClass {

  private static final ClassDesc SUPER = ViewCode.descriptor(Maker.class);
  private static final ClassDesc SELF =
      ClassDesc.of(MakerClass.class.getPackageName(), "MakerOfView");
  private static final MethodTypeDesc MAKE =
      MethodTypeDesc.of(CD_Object, ViewCode.descriptor(MemorySegment.class), CD_long);

  private MakerClass() {}

  /// {@return a maker}
  ///
  /// @param constructor `(MemorySegment, long)X`
  public static Maker of(MethodHandle constructor) {
    MethodHandle erased = constructor.asType(Handles.PLACE.changeReturnType(Object.class));
    try {
      Lookup maker =
          MethodHandles.lookup()
              .defineHiddenClassWithClassData(
                  ClassFile.of().build(SELF, MakerClass::build), List.of(erased), true);
      MethodType nothing = MethodType.methodType(void.class);
      return (Maker)
          maker
              .findConstructor(maker.lookupClass(), nothing)
              .asType(nothing.changeReturnType(Maker.class))
              .invokeExact();
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private static void build(ClassBuilder maker) {
    maker
        .withFlags(AccessFlag.FINAL, AccessFlag.SUPER, AccessFlag.SYNTHETIC)
        .withSuperclass(SUPER)
        .withMethodBody(
            "<init>",
            MTD_void,
            ClassFile.ACC_PUBLIC,
            code -> code.aload(0).invokespecial(SUPER, "<init>", MTD_void).return_())
        .withMethodBody(
            "make",
            MAKE,
            ClassFile.ACC_PUBLIC,
            code -> {
              ViewCode.loadHandle(code, 0);
              code.aload(1).lload(2).invokevirtual(CD_MethodHandle, "invokeExact", MAKE).areturn();
            });
  }
}
