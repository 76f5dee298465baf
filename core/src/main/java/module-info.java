// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

import org.jspecify.annotations.NullMarked;

/// Files that everybody may look at and nobody can touch: bytes that cannot change, verified once,
/// read as typed values.
///
/// Two doors. [dev.vitrine.mapping] turns a file into bytes that cannot change; [dev.vitrine] turns
/// such bytes into typed values by one verification. Begin with
/// [dev.vitrine.mapping.FrozenFile#open].
///
/// Native access is optional: with `--enable-native-access=dev.vitrine.core` (or `ALL-UNNAMED` on
/// the class path) the guarantees of the Linux kernel are used; without it every file is copied. So
/// is the Vector API: with `--add-modules jdk.incubator.vector` long text is verified in vectors.
@NullMarked
@SuppressWarnings("module") // the friends below are compiled after this module
module dev.vitrine.core {
  requires static jdk.jfr;
  requires static org.jspecify;

  exports dev.vitrine;
  exports dev.vitrine.mapping;
  exports dev.vitrine.internal.part to
      dev.vitrine.formats;
  exports dev.vitrine.internal.scan to
      dev.vitrine.formats,
      dev.vitrine.examples;
}
