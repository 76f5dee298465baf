// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The bill of materials, which has no parent, names the published libraries and the version that
/// the parent gives them.
class BomTest {

  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Pattern OURS =
      Pattern.compile(
          "<groupId>dev\\.vitrine</groupId>\\s*<artifactId>([\\w-]+)</artifactId>"
              + "\\s*<version>([^<]+)</version>");

  @Test
  void namesTheLibrariesAndTheirVersion() throws IOException {
    String version = projects("pom.xml").getFirst()[1];
    assertThat(projects("core/bom/pom.xml"))
        .containsExactly(
            new String[] {"vitrine-bom", version},
            new String[] {"vitrine-core", version},
            new String[] {"vitrine-formats", version});
  }

  private static List<String[]> projects(String pom) throws IOException {
    return OURS.matcher(Files.readString(ROOT.resolve(pom)))
        .results()
        .map(found -> new String[] {found.group(1), found.group(2)})
        .toList();
  }
}
