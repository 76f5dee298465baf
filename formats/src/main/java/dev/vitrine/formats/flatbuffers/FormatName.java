// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

/// The identities of formats of FlatBuffers: they name everything that decides what is accepted.
final class FormatName {

  private FormatName() {}

  static String of(
      String format, FlatBufferSchema schema, RootType root, FlatBufferOptions options) {
    return "%s/1(root=%s,schema=%s%s)"
        .formatted(format, root.type().name(), schema.digest(), options.describe());
  }
}
