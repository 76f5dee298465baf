// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What this process holds of a folder's files, and of memory files of ours: what a leak would
/// show.
///
/// The JVM opens and maps files of its own at any time; they are not counted. Other tests of this
/// process may have left mappings that live as long as it does, so two counts are compared.
///
/// @param descriptors how many are open
/// @param mappings how many there are
record Holdings(long descriptors, long mappings) {

  private static final String OURS = "memfd:vitrine";

  /// {@return what is held now}
  static Holdings of(Path folder) throws IOException {
    List<String> names = List.of(folder.toRealPath().toString(), OURS);
    try (Stream<String> maps = Files.lines(Path.of("/proc/self/maps"))) {
      return new Holdings(
          descriptors(names), maps.filter(line -> names.stream().anyMatch(line::contains)).count());
    }
  }

  private static long descriptors(List<String> names) throws IOException {
    long count = 0;
    try (DirectoryStream<Path> links = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
      for (Path link : links) {
        try {
          String target = Files.readSymbolicLink(link).toString();
          count += names.stream().anyMatch(target::contains) ? 1 : 0;
        } catch (NoSuchFileException closedMeanwhile) {
          // such as the one that lists the folder
        }
      }
    }
    return count;
  }
}
