// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/// A loader with an interface of its own of some name, which gives a lookup.
final class ViewLoader extends ClassLoader {

  ViewLoader() {
    super(ViewLoader.class.getClassLoader());
  }

  Class<?> define(String name, int methods, String prefix) {
    byte[] file =
        ClassFile.of()
            .build(
                ClassDesc.of(name),
                view -> {
                  view.withFlags(
                      ClassFile.ACC_PUBLIC | ClassFile.ACC_INTERFACE | ClassFile.ACC_ABSTRACT);
                  view.withMethodBody(
                      "lookup",
                      MethodTypeDesc.of(ConstantDescs.CD_MethodHandles_Lookup),
                      ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC,
                      code ->
                          code.invokestatic(
                                  ConstantDescs.CD_MethodHandles,
                                  "lookup",
                                  MethodTypeDesc.of(ConstantDescs.CD_MethodHandles_Lookup))
                              .areturn());
                  for (int i = 0; i < methods; i++) {
                    view.withMethod(
                        prefix + i,
                        MethodTypeDesc.of(ConstantDescs.CD_int),
                        ClassFile.ACC_PUBLIC | ClassFile.ACC_ABSTRACT,
                        _ -> {});
                  }
                });
    return defineClass(name, file, 0, file.length);
  }
}
