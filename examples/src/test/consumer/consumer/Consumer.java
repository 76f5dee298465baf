// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package consumer;

import dev.vitrine.VerifyOptions;
import dev.vitrine.formats.flatbuffers.FlatBufferSchema;
import dev.vitrine.formats.flatbuffers.FlatBuffers;
import dev.vitrine.formats.flatbuffers.FlatTable;
import dev.vitrine.formats.flatbuffers.FlatType;
import dev.vitrine.formats.log.AccessLog;
import dev.vitrine.mapping.FrozenFile;
import dev.vitrine.mapping.Windows;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.nio.file.Path;
import java.util.List;

/// Reads a log and a FlatBuffers file in every way there is, and says what it found.
final class Consumer {

  private Consumer() {}

  /// An exhibit as this application sees it.
  interface Exhibit {
    /// {@return its number}
    long number();

    /// {@return its name}
    String name();
  }

  /// A museum as this application sees it.
  interface Museum {
    /// {@return what it shows}
    List<Exhibit> exhibits();
  }

  public static void main(String[] arguments) throws IOException {
    log(Path.of(arguments[0]));
    windows(Path.of(arguments[0]));
    museum(Path.of(arguments[1]), Path.of(arguments[2]));
  }

  private static void log(Path path) throws IOException {
    try (FrozenFile file = FrozenFile.open(path)) {
      AccessLog log = file.verify(AccessLog.combined()).get();
      IO.println(file.guarantee().strength());
      IO.println("%d entries, %d malformed".formatted(log.entryCount(), log.malformedCount()));
    }
  }

  private static void windows(Path path) throws IOException {
    long entries = 0;
    try (Windows<AccessLog> log = Windows.open(path, AccessLog.combined(), VerifyOptions.DEFAULT)) {
      while (log.advance()) {
        entries += log.view().get().entryCount();
      }
    }
    IO.println("%d entries in windows".formatted(entries));
  }

  private static void museum(Path schemaPath, Path path) throws IOException {
    FlatBufferSchema schema = FlatBufferSchema.open(schemaPath);
    FlatType root = schema.rootType().orElseThrow();
    try (FrozenFile file = FrozenFile.open(path)) {
      FlatTable table = file.verify(FlatBuffers.format(schema, root)).get();
      IO.println(table.string(root.field("name")).orElseThrow());
      var binding = FlatBuffers.bind(root, Museum.class, MethodHandles.lookup());
      Museum museum = file.verify(binding.format(schema)).get();
      for (Exhibit exhibit : museum.exhibits()) {
        IO.println("%d %s".formatted(exhibit.number(), exhibit.name()));
      }
    }
  }
}
