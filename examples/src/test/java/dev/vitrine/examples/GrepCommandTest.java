// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `vitrine grep` beyond what GNU grep can be asked: expressions, messages.
class GrepCommandTest {

  @TempDir private Path folder;

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("file"), text);
  }

  @Test
  void expressionsAreThoseOfJava() throws IOException {
    Path file = write("GET /a 200\nget /b 500\nPOST /c 500\r\n\n/d");
    assertThat(Cli.run("grep", "-nE", "^\\w+ /[a-b] (?=5)", file).out())
        .isEqualTo("2:get /b 500\n");
    assertThat(Cli.run("grep", "-cE", "500.?$", file).out()).isEqualTo("2\n");
    assertThat(Cli.run("grep", "-ciE", "^get|post$", file).out()).isEqualTo("2\n");
    assertThat(Cli.run("grep", "-cxE", "/.|[^/]*", file).out()).isEqualTo("2\n");
    assertThat(Cli.run("grep", "-owE", "[a-z]+|\\d", file).out()).isEqualTo("a\nget\nb\nc\nd\n");
    assertThat(Cli.run("grep", "-vcE", "/", file).out()).isEqualTo("1\n");
    assertThat(Cli.run("grep", "-nE", "500", file).out()).startsWith("2:get").contains("3:POST");
  }

  @Test
  void expressionsFindCharactersAndTellTheirBytes() throws IOException {
    Path file = write("h\u00E9 h\u00E9\uD83D\uDE00x\n");
    assertThat(Cli.run("grep", "-obE", "h.", file).out()).isEqualTo("0:h\u00E9\n4:h\u00E9\n");
    assertThat(Cli.run("grep", "-obE", ".x", file).out()).isEqualTo("7:\uD83D\uDE00x\n");
    byte[] broken = {'a', (byte) 0xFF, 'b', '\n', 'c', 'b', '\n'};
    Cli cli = Cli.run("grep", "-E", ".b", Files.write(file, broken));
    assertThat(cli).isEqualTo(new Cli(0, "cb\n", "vitrine: binary file matches [" + file + "]\n"));
    assertThat(Cli.run("grep", "-oE", "b.?", file).out()).isEqualTo("b\n");
  }

  @Test
  void anExpressionThatIsNoneIsAUsageError() throws IOException {
    for (String pattern : new String[] {"(", "a)(b", "[", "*", "\\"}) {
      Cli cli = Cli.run("grep", "-E", pattern, write("a"));
      assertThat(cli.status()).isEqualTo(2);
      assertThat(cli.out()).isEmpty();
      assertThat(cli.err()).startsWith("vitrine: pattern: ").contains(" at character ");
    }
  }

  @Test
  void anExpressionThatNestsTooDeeplyFailsForItsFileOnly() throws IOException {
    Path deep = Files.writeString(folder.resolve("deep"), "ab".repeat(500_000) + "\n");
    Cli cli = Cli.run("grep", "-E", "^(a|b)*$", deep, write("ab\n"));
    assertThat(cli.status()).isEqualTo(2);
    assertThat(cli.out()).isEqualTo(folder.resolve("file") + ":ab\n");
    assertThat(cli.err()).startsWith("vitrine: ").contains(deep.toString()).hasLineCount(1);
  }

  @Test
  void withoutPatternOrWithUnknownOptionsItIsAUsageError() {
    for (Object[] arguments :
        new Object[][] {{"grep"}, {"grep", "-e"}, {"grep", "-R", "a"}, {"grep", "-m", "x", "a"}}) {
      Cli cli = Cli.run(arguments);
      assertThat(cli.status()).isEqualTo(2);
      assertThat(cli.out()).isEmpty();
      assertThat(cli.err()).contains("Try 'vitrine grep --help'.");
    }
  }

  @Test
  void filesThatCannotBeReadDoNotStopTheOthers() throws IOException {
    Path file = write("a\n");
    Cli cli = Cli.run("grep", "a", folder.resolve("none"), folder, file);
    assertThat(cli.status()).isEqualTo(2);
    assertThat(cli.out()).isEqualTo(file + ":a\n");
    assertThat(cli.err())
        .isEqualTo(
            "vitrine: cannot open: no such file [%s]\nvitrine: cannot read: Is a directory [%s]\n"
                .formatted(folder.resolve("none"), folder));
  }
}
