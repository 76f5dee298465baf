// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vitrine.testing.OnLinux;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that stay mapped as long as the process lives.
@OnLinux
class ProcessArenaTest {

  @TempDir private Path folder;

  @Test
  void closingDoesNotUnmap() throws IOException {
    FrozenFile file = open();
    file.close();
    assertThat(file.segment().bytes().get(ValueLayout.JAVA_BYTE, 2)).isEqualTo((byte) 3);
    file.segment().confirm();
  }

  @Test
  void mappingIsSealedWhereTheKernelCan() throws IOException {
    FrozenFile file = open();
    assumeTrue(file.refusedAdvice().isEmpty(), () -> "needs mseal(2): " + file.refusedAdvice());
    String address = "%x".formatted(file.segment().bytes().address());
    String flags =
        Files.readString(Path.of("/proc/self/smaps"))
            .lines()
            .dropWhile(line -> !line.startsWith(address + "-"))
            .filter(line -> line.startsWith("VmFlags:"))
            .findFirst()
            .orElseThrow();
    assertThat(flags).contains(" sl");
  }

  private FrozenFile open() throws IOException {
    Path path = Files.write(folder.resolve("file"), new byte[] {1, 2, 3});
    return FrozenFile.open(path, FreezePolicy.DEFAULT.withArena(ArenaKind.PROCESS));
  }
}
