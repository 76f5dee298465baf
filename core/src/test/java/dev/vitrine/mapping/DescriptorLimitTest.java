// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.testing.Child;
import dev.vitrine.testing.OnLinux;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process that may have 64 descriptors, and has taken them all.
@OnLinux
class DescriptorLimitTest {

  @TempDir Path folder;

  private Child run(String limit, Class<?> program, Path file) throws IOException {
    List<String> shell = List.of("sh", "-c", "ulimit " + limit + "; exec \"$@\"", "sh");
    List<String> java =
        Child.java(List.of("--enable-native-access=ALL-UNNAMED"), program, file.toString());
    return Child.run(Map.of(), Stream.concat(shell.stream(), java.stream()).toList());
  }

  @Test
  void saysSoKeepsWhatIsOpenAndWorksAgainAfterwards() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "a line of text\n".repeat(200_000));
    Child child = run("-n 64", WithoutDescriptors.class, file);
    assertThat(child.errors()).isEmpty();
    String remedy = "too many open files in the process (EMFILE); close some, or raise ulimit -n";
    List<String> lines = child.output().lines().toList();
    assertThat(lines)
        .startsWith(
            "open: " + file + ": " + remedy,
            "windows: " + file + ": " + remedy,
            "memory: memfd_create: EMFILE (24: too many open files in the process) [memory]")
        .contains("1: PrivateCopy PRIVATE", "9: PrivateCopy PERMANENT")
        .endsWith("at last: PrivateCopy PERMANENT", "left: 0");
    assertThat(lines.get(3)).startsWith("publish: ").contains("Too many open files");
    assertThat(lines.subList(4, lines.size())).noneMatch(line -> line.contains("refused"));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }
}
