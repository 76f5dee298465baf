// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.examples.Child;
import dev.vitrine.examples.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is written to a terminal, and to nothing else.
@Timeout(120)
class TerminalTest {

  @TempDir private Path folder;

  private static String run(Terminal terminal, Object... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StringWriter err = new StringWriter();
    String[] texts = List.of(arguments).stream().map(Object::toString).toArray(String[]::new);
    Main.run(new Main(out, terminal, Progress.silent()), new PrintWriter(err, true), texts);
    assertThat(err.toString()).isEmpty();
    return out.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          '',    '',  xterm, false, false, true
          '1',   '',  xterm, true,  false, true
          '2',   '',  xterm, false, true,  true
          '1,2', '',  xterm, true,  true,  true
          '1,2', 1,   xterm, true,  true,  false
          '1,2', '',  dumb,  true,  true,  false
          '12',  '',  xterm, false, false, true
          """)
  void believesTheLauncherAndTheEnvironment(
      String property, String noColour, String term, boolean out, boolean err, boolean colours) {
    assertThat(Terminal.of(property, Map.of("NO_COLOR", noColour, "TERM", term)))
        .isEqualTo(new Terminal(out, err, colours));
  }

  @Test
  void verdictsAreColouredOnATerminal() throws IOException {
    Path good = Files.writeString(folder.resolve("good"), "text");
    Object[] verify = {"verify", "--format", "utf8", good};
    assertThat(run(new Terminal(true, true, true), verify))
        .isEqualTo("\u001b[32mVALID\u001b[m " + good + "\n");
    for (Terminal plain :
        List.of(new Terminal(true, true, false), new Terminal(false, true, true))) {
      assertThat(run(plain, verify)).isEqualTo("VALID " + good + "\n");
      assertThat(run(plain, "--help")).doesNotContain("\u001b");
    }
    assertThat(run(new Terminal(true, false, true), "--help")).contains("\u001b[");
  }

  @Test
  void matchesAreColouredAsGnuGrepDoes() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "a foo and foo\nbar\nfoo");
    String foo = "\u001b[01;31m\u001b[Kfoo\u001b[m\u001b[K";
    Terminal terminal = new Terminal(true, true, true);
    String coloured = "a " + foo + " and " + foo + "\n" + foo + "\n";
    assertThat(run(terminal, "grep", "foo", file)).isEqualTo(coloured);
    assertThat(run(Terminal.NONE, "grep", "--color=always", "foo", file)).isEqualTo(coloured);
    assertThat(run(terminal, "grep", "-n", "-E", "fo+", file))
        .isEqualTo("1:a " + foo + " and " + foo + "\n3:" + foo + "\n");
    assertThat(run(terminal, "grep", "-o", "foo", file)).isEqualTo((foo + "\n").repeat(3));
    assertThat(run(terminal, "grep", "-v", "foo", file)).isEqualTo("bar\n");
    assertThat(run(terminal, "grep", "-c", "foo", file)).isEqualTo("2\n");
    String plain = "a foo and foo\nfoo\n";
    assertThat(run(terminal, "grep", "--color=never", "foo", file)).isEqualTo(plain);
    assertThat(run(Terminal.NONE, "grep", "--color", "foo", file)).isEqualTo(plain);
    assertThat(run(new Terminal(true, true, false), "grep", "foo", file)).isEqualTo(plain);
  }

  @ParameterizedTest
  @CsvSource({"'1,2', true", "'', false", "'1', false"})
  void longWorkShowsProgressOnATerminalOnly(String terminals, boolean shown) throws Exception {
    List<String> options = new ArrayList<>(List.of("-D" + Terminal.PROPERTY + "=" + terminals));
    Path err = folder.resolve("err");
    Process process =
        new ProcessBuilder(Child.command(options, "verify", "--format", "utf8", "-"))
            .redirectError(err.toFile())
            .start();
    try (OutputStream in = process.getOutputStream()) {
      in.write(new byte[1000]);
      in.flush();
      for (int i = 0; i < 100 && !(shown && Files.size(err) > 0); i++) {
        Thread.sleep(shown ? 300 : 25);
      }
    }
    assertThat(process.waitFor()).isZero();
    String text = Files.readString(err);
    if (shown) {
      assertThat(text).contains("\r").endsWith("\r\u001b[K").containsPattern("\\d B, \\d+ B/s");
    } else {
      assertThat(text).isEmpty();
    }
    assertThat(process.inputReader().readLine()).contains("VALID").endsWith("-");
  }
}
