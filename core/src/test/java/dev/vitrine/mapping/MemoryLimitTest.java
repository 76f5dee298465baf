// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vitrine.testing.Child;
import dev.vitrine.testing.OnLinux;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A file of 256 MiB, and less memory than that: of the heap, of the address space, of a container.
@OnLinux
class MemoryLimitTest {

  private static final long BYTES = 256L << 20;
  private static final long CONTAINER = 160L << 20;
  private static final int KILLED = 128 + 9;

  private Place place;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    place = Place.of("disk");
    file = place.root().resolve("file");
    try (RandomAccessFile writer = new RandomAccessFile(file.toFile(), "rw")) {
      writer.setLength(BYTES); // of which nothing is stored
      for (long line = 1 << 20; line <= BYTES; line += 1 << 20) {
        writer.seek(line - 1);
        writer.write('\n');
      }
    }
  }

  @AfterEach
  void delete() throws IOException {
    place.close();
  }

  private List<String> java(Class<?> program, String... arguments) {
    List<String> options =
        List.of("-Xmx64m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED");
    List<String> all = new ArrayList<>(List.of(file.toString()));
    all.addAll(List.of(arguments));
    return Child.java(options, program, all.toArray(String[]::new));
  }

  @Test
  void theHeapDoesNotCount() throws IOException {
    for (String way : new String[] {"copy", "plain", "lease", "windows"}) {
      Child child = Child.run(Map.of(), java(ReadOneWay.class, way));
      assertThat(child.output()).as(way + child.errors()).isEqualTo(BYTES + " bytes\n");
      assertThat(child.exit()).isZero();
    }
  }

  @Test
  void withoutAddressSpaceOnlyWindowsWork() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/prlimit")), "no prlimit");
    Child child = Child.run(Map.of(), java(WithLittleAddressSpace.class));
    assertThat(child.errors()).isEmpty();
    assertThat(child.output().lines())
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo("4096 bytes"),
            line -> assertThat(line).isEqualTo(BYTES + " bytes in windows"),
            line -> assertThat(line).isEqualTo("prlimit 0"),
            line ->
                assertThat(line)
                    .startsWith("freeze: no mechanism of strength REVOCABLE or above applies")
                    .contains("no memory for a copy of " + BYTES + " bytes (ENOMEM); remedy: "),
            line ->
                assertThat(line)
                    .startsWith("cannot read: out of memory (mmap: ENOMEM) [")
                    .endsWith("/file]"),
            line -> assertThat(line).isEqualTo(BYTES + " bytes in windows"),
            line -> assertThat(line).isEqualTo("4096 bytes"));
    assertThat(child.exit()).isZero();
  }

  /// Nothing in the process sees it coming: see docs/guide/containers.md.
  @Test
  void aContainerThatIsTooSmallForACopyIsLargeEnoughForWindowsAndALease() throws IOException {
    try (ControlGroup container = ControlGroup.ofMemory(CONTAINER)) {
      for (String way : new String[] {"windows", "lease"}) {
        Child child = Child.run(Map.of(), container.command(java(ReadOneWay.class, way)));
        assertThat(child.output()).as(way + child.errors()).isEqualTo(BYTES + " bytes\n");
      }
      Child copy = Child.run(Map.of(), container.command(java(ReadOneWay.class, "copy")));
      assertThat(copy.exit()).isEqualTo(KILLED);
      assertThat(copy.output()).isEmpty();
      Child limited = Child.run(Map.of(), container.command(java(ReadOneWay.class, "limited")));
      assertThat(limited.output()).contains("too large to copy (found " + BYTES);
      assertThat(limited.exit()).isZero();
    }
  }
}
