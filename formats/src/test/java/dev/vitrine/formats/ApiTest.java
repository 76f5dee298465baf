// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.formats.text.Text;
import dev.vitrine.testing.ApiDump;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// What others see of this module is what `api.txt` says, so that every change of it is looked at.
///
/// After a change that is meant: `./mvnw test -pl formats -am -Dtest=ApiTest
/// -Dvitrine.api.write=true`, and commit `formats/api.txt` together with the change.
class ApiTest {

  private static final Path GOLDEN = Path.of("api.txt");

  private static final String ADVICE =
      "the public surface; if the change is meant, run with -Dvitrine.api.write=true";

  @Test
  void isWhatApiTxtSays() throws Exception {
    Path classes = Path.of(Text.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    String dump = ApiDump.of(Text.class.getModule(), classes);
    assertThat(dump)
        .contains("public final class dev.vitrine.formats.text.Lines")
        .doesNotContain("dev.vitrine.formats.internal.bind.ViewClass")
        .doesNotContain("Test");
    if (Boolean.getBoolean("vitrine.api.write")) {
      Files.writeString(GOLDEN, dump);
    }
    assertThat(dump).as(ADVICE).isEqualTo(Files.readString(GOLDEN));
  }
}
