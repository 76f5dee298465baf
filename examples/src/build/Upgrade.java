// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Writes the classes of a jar again in the class file format of Java 25, with nothing else changed.
///
/// picocli is compiled for Java 5. The JVM verifies such classes by the old, slow verifier, and does
/// not keep them in its cache of loaded classes (`Old class has been linked`), so that nearly all of
/// a start would be spent on them.
///
/// Usage: `java Upgrade.java IN.jar OUT.jar`
void main(String[] arguments) throws IOException {
  try (ZipFile in = new ZipFile(arguments[0]);
      ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(Path.of(arguments[1])))) {
    ClassFile context =
        ClassFile.of(
            ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
            ClassFile.ClassHierarchyResolverOption.of(resolver(in)));
    for (ZipEntry entry : List.copyOf(in.stream().toList())) {
      byte[] bytes = in.getInputStream(entry).readAllBytes();
      boolean isClass = entry.getName().endsWith(".class");
      ZipEntry copy = new ZipEntry(entry.getName());
      copy.setTimeLocal(entry.getTimeLocal()); // the same jar at every build
      out.putNextEntry(copy);
      out.write(isClass && !entry.getName().endsWith("-info.class") ? upgrade(context, bytes) : bytes);
      out.closeEntry();
    }
  }
}

byte[] upgrade(ClassFile context, byte[] bytes) {
  ClassModel type = context.parse(bytes);
  return context.transformClass(
      type,
      (to, element) -> {
        if (element instanceof ClassFileVersion) {
          to.withVersion(ClassFile.JAVA_25_VERSION, 0);
        } else if (element instanceof MethodModel method) {
          to.transformMethod(
              method,
              (toMethod, part) -> {
                if (part instanceof CodeModel code) {
                  toMethod.transformCode(code, CodeTransform.ACCEPT_ALL);
                } else {
                  toMethod.with(part);
                }
              });
        } else {
          to.with(element);
        }
      });
}

/// Stack maps name the common superclass of two types: of the jar, or of the JDK.
ClassHierarchyResolver resolver(ZipFile jar) {
  return ClassHierarchyResolver.ofResourceParsing((ClassDesc type) -> open(jar, type))
      .orElse(ClassHierarchyResolver.defaultResolver());
}

InputStream open(ZipFile jar, ClassDesc type) {
  String descriptor = type.descriptorString();
  String name = descriptor.substring(1, descriptor.length() - 1) + ".class";
  ZipEntry entry = jar.getEntry(name);
  try {
    return entry == null ? ClassLoader.getSystemResourceAsStream(name) : jar.getInputStream(entry);
  } catch (IOException e) {
    throw new UncheckedIOException(e);
  }
}
