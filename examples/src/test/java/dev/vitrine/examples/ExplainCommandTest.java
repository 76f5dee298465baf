// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.mapping.Mechanism;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {

  @TempDir private Path folder;

  @Test
  void tellsWhatBecameOfEachRung() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "text");
    Cli cli = Cli.run("explain", file);
    assertThat(cli.status()).isZero();
    assertThat(cli.err()).isEmpty();
    assertThat(cli.outLines().getFirst())
        .startsWith(file + ": frozen by ")
        .matches(".*, (PERMANENT: nobody can change the bytes|PRIVATE: nobody else has the bytes)");
    for (Mechanism mechanism : Mechanism.values()) {
      assertThat(cli.out()).containsPattern("(?m)^  " + mechanism + ": .+$");
    }
    assertThat(cli.out()).containsOnlyOnce(": taken, ");
  }

  @Test
  void goesOnAfterFilesThatCannotBeOpened() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "text");
    Path missing = folder.resolve("missing");
    Cli cli = Cli.run("explain", missing, folder, file);
    assertThat(cli.status()).isEqualTo(2);
    assertThat(cli.errLines())
        .containsExactly(
            "vitrine: cannot open: no such file [" + missing + "]",
            "vitrine: cannot open: is a directory [" + folder + "]");
    assertThat(cli.out()).startsWith(file + ": frozen by ");
  }

  @Test
  void needsAFile() {
    assertThat(Cli.run("explain").status()).isEqualTo(2);
  }
}
