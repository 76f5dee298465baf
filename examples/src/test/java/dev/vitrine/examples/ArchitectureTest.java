// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The architecture names the packages there are, all of them, and types that exist.
class ArchitectureTest {

  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Path DOCUMENT = ROOT.resolve("docs/architecture.md");
  private static final Pattern ROW =
      Pattern.compile("^\\| `(dev\\.vitrine[a-z0-9.]*)` \\|", Pattern.MULTILINE);
  private static final Pattern TYPE = Pattern.compile("`([A-Z]\\w+)");

  @Test
  void namesEveryPackageOnce() throws IOException {
    assertThat(named()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(packages());
  }

  @Test
  void namesEveryExportedPackage() throws IOException {
    List<String> exported =
        Stream.of("dev.vitrine.core", "dev.vitrine.formats")
            .flatMap(name -> ModuleLayer.boot().findModule(name).stream())
            .flatMap(module -> module.getDescriptor().exports().stream())
            .map(ModuleDescriptor.Exports::source)
            .toList();
    assertThat(exported).hasSizeGreaterThan(10);
    assertThat(named()).containsAll(exported);
  }

  @Test
  void namesTypesThatExist() throws IOException {
    Set<String> types = new TreeSet<>();
    for (Path file : sources()) {
      types.add(file.getFileName().toString().replace(".java", ""));
    }
    List<String> named =
        TYPE.matcher(Files.readString(DOCUMENT)).results().map(found -> found.group(1)).toList();
    assertThat(named).hasSizeGreaterThan(20);
    assertThat(named)
        .filteredOn(name -> !name.equals(name.toUpperCase(java.util.Locale.ROOT)))
        .filteredOn(name -> !name.equals("MemorySegment"))
        .allSatisfy(name -> assertThat(types).contains(name));
  }

  private static List<String> named() throws IOException {
    return ROW.matcher(Files.readString(DOCUMENT)).results().map(found -> found.group(1)).toList();
  }

  /// {@return the packages of all modules, by their folders}
  private static Set<String> packages() throws IOException {
    Set<String> packages = new TreeSet<>();
    for (Path file : sources()) {
      String folder = file.getParent().toString().replace('/', '.');
      int start = folder.lastIndexOf(".dev.vitrine");
      if (start >= 0 && file.toString().contains("/src/main/")) {
        packages.add(folder.substring(start + 1));
      }
    }
    return packages;
  }

  private static List<Path> sources() throws IOException {
    Set<Path> found = new TreeSet<>();
    for (String module : List.of("core", "formats", "examples", "bench")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src"))) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(found::add);
      }
    }
    return List.copyOf(found);
  }
}
