// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.testing.ApiDump;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// What others see of this module is what `api.txt` says, so that every change of it is looked at.
///
/// After a change that is meant: `./mvnw test -pl core -Dtest=ApiTest -Dvitrine.api.write=true`,
/// and commit `core/api.txt` together with the change.
class ApiTest {

  private static final Path GOLDEN = Path.of("api.txt");

  private static final String ADVICE =
      "the public surface; if the change is meant, run with -Dvitrine.api.write=true";

  @Test
  void isWhatApiTxtSays() throws IOException {
    String dump = ApiDump.of(VerifiedView.class.getModule(), Javac.classes());
    if (Boolean.getBoolean("vitrine.api.write")) {
      Files.writeString(GOLDEN, dump);
    }
    assertThat(dump).as(ADVICE).isEqualTo(Files.readString(GOLDEN));
  }

  @Test
  void dumpShowsWhatCanBeSeenAndNothingElse() throws IOException {
    String dump = ApiDump.of(VerifiedView.class.getModule(), Javac.classes());
    assertThat(dump)
        .contains("public final class dev.vitrine.VerifiedView<T>\n")
        .contains("public abstract java.lang.String dev.vitrine.Format.name()\n")
        .contains("public static final dev.vitrine.mapping.FreezePolicy")
        .doesNotContain("dev.vitrine.mapping.Ladder")
        .doesNotContain("dev.vitrine.mapping.Hold")
        .doesNotContain("private ")
        .doesNotContain("Test");
  }
}
