// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vitrine.examples.rows.FormatOption;
import dev.vitrine.examples.rows.Formats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyCommandTest {

  private static final String GOOD_LINE =
      "h - - [17/May/2015:10:05:03 +0000] \"GET / HTTP/1.1\" 200 5";

  /// `what: [path: ]fault at byte N (found X, allowed Y) [file]`
  private static final String MESSAGE =
      "[a-z0-9]+: ([a-z]+ \\d+: )?[A-Za-z0-9 ]+ at byte \\d+ \\(found .+, allowed .+\\) \\[.+]";

  @TempDir private Path folder;
  private Path good;
  private Path bad;
  private Path missing;

  @BeforeEach
  void makeFiles() throws IOException {
    good = Files.writeString(folder.resolve("good"), "é\n");
    bad = Files.write(folder.resolve("bad"), new byte[] {'a', '\n', (byte) 0xFF});
    missing = folder.resolve("missing");
  }

  @Test
  void printsOneLineForEachFileInTheOrderGiven() {
    Cli cli = Cli.run("verify", "--format", "utf8", good, bad, good);
    assertThat(cli.outLines())
        .containsExactly(
            "VALID " + good,
            "INVALID "
                + bad
                + ": utf8: code point too large at byte 2 (found FF, allowed up to F4 8F BF BF) ["
                + bad
                + "]",
            "VALID " + good);
    assertThat(cli.err()).isEmpty();
    assertThat(cli.status()).isEqualTo(1);
  }

  @Test
  void exitStatusIsTheWorstOfAllFiles() {
    assertThat(Cli.run("verify", "--format", "utf8", good, good).status()).isZero();
    assertThat(Cli.run("verify", "--format", "utf8", bad, good).status()).isEqualTo(1);
    assertThat(Cli.run("verify", "--format", "utf8", missing, bad, good).status()).isEqualTo(2);
    assertThat(Cli.run("verify", "--format", "utf8", good, missing).status()).isEqualTo(2);
  }

  @Test
  void inputErrorsAreOnStandardErrorOnlyAndStopNothing() {
    Cli cli = Cli.run("verify", "--format", "utf8", missing, folder, good);
    assertThat(cli.outLines()).containsExactly("VALID " + good);
    assertThat(cli.errLines())
        .containsExactly(
            "vitrine: cannot open: no such file [" + missing + "]",
            "vitrine: cannot open: is a directory [" + folder + "]");
    assertThat(cli.status()).isEqualTo(2);
  }

  @Test
  void namesAFileThatMayNotBeRead() throws IOException {
    Files.setPosixFilePermissions(good, PosixFilePermissions.fromString("---------"));
    assumeTrue(!Files.isReadable(good), "this user may read every file");
    assertThat(Cli.run("verify", "--format", "utf8", good))
        .isEqualTo(new Cli(2, "", "vitrine: cannot open: permission denied [" + good + "]\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"utf8", "ascii", "lines", "combined", "common"})
  void messagesFollowTheGrammar(String format) throws IOException {
    Files.write(bad, new byte[] {'a', '\n', (byte) 0xC3, 'b', '\n'});
    Cli cli = Cli.run("verify", "--format", format, bad);
    assertThat(cli.out()).matches("INVALID .+/bad: " + MESSAGE + "\n");
    assertThat(cli.status()).isEqualTo(1);
    for (String more : new String[] {"", "\n", "x", GOOD_LINE + " \"\" \"\"", GOOD_LINE}) {
      Cli other = Cli.run("verify", "--format", format, Files.writeString(bad, more));
      assertThat(other.out()).matches("VALID .+/bad\n|INVALID .+/bad: " + MESSAGE + "\n");
    }
  }

  @ParameterizedTest
  @CsvSource({"common, 0", "combined, 1", "lines, 0", "ascii, 0"})
  void knowsItsFormats(String format, int status) throws IOException {
    Path log = Files.writeString(folder.resolve("log"), GOOD_LINE + "\n");
    assertThat(Cli.run("verify", "--format", format, log).status()).isEqualTo(status);
  }

  @Test
  void anEmptyFileIsValidInEveryFormatOfRecords() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty"));
    Formats.Names formats = new Formats.Names();
    formats.removeAll(FormatOption.NAMES); // these need more options, and some of them more bytes
    formats.removeAll(List.of("json", "pcap", "pcapng")); // these begin with something
    for (String format : formats) {
      assertThat(Cli.run("verify", "--format", format, empty))
          .isEqualTo(new Cli(0, "VALID " + empty + "\n", ""));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ASSUMED", "REVOCABLE", "PRIVILEGED", "PRIVATE", "PERMANENT", "private"})
  void acceptsEveryStrengthThatThisMachineGives(String strength) {
    Cli cli = Cli.run("verify", "--format", "utf8", "--require", strength, good, bad, missing);
    assertThat(cli.status()).isEqualTo(2);
    if (cli.out().isEmpty()) { // without memory files nothing is permanent
      assertThat(strength).isEqualTo("PERMANENT");
      assertThat(cli.err()).contains("no mechanism of strength PERMANENT");
    } else {
      assertThat(cli.outLines()).hasSize(2);
      assertThat(cli.outLines().get(1)).matches("INVALID .+/bad: " + MESSAGE);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--require=PRIVATE", "--stacktrace"})
  void saysTheSameForAnyNumberOfThreads(String option) throws IOException {
    List<Object> arguments = new ArrayList<>(List.of("verify", "--format=lines", option));
    for (int i = 0; i < 40; i++) {
      byte[] text = "a line of text\n".repeat(i * 5000).getBytes(ISO_8859_1);
      if (i % 3 == 1) {
        text[text.length / 2] = (byte) 0x80;
      }
      arguments.add(Files.write(folder.resolve("file" + i), text));
    }
    arguments.add("--threads=1");
    Cli one = Cli.run(arguments.toArray());
    arguments.set(arguments.size() - 1, "--threads=7");
    assertThat(Cli.run(arguments.toArray())).isEqualTo(one);
    assertThat(one.outLines()).hasSize(40);
    assertThat(one.out()).containsPattern("line 2\\d\\d\\d\\d: ").contains("INVALID");
  }

  @Test
  void manyThreadsShareALargeFile() throws IOException {
    byte[] text = "a line of text\n".repeat(400_000).getBytes(ISO_8859_1);
    Path whole = Files.write(folder.resolve("whole"), text);
    text[4_000_001] = (byte) 0x80;
    text[5_000_000] = (byte) 0x80;
    Path broken = Files.write(folder.resolve("broken"), text);
    for (Path file : List.of(whole, broken)) {
      Cli one = Cli.run("verify", "--format=lines", file);
      assertThat(Cli.run("verify", "--format=lines", "--threads=4", file)).isEqualTo(one);
      assertThat(one.status()).isEqualTo(file.equals(whole) ? 0 : 1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "ünï 𝄞", "-x", "@good", "'\"", "a\tb", "$HOME", "%s", "*", "a,b"})
  void takesFilesOfAnyName(String name) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "text");
    assertThat(Cli.run("verify", "--format", "utf8", file))
        .isEqualTo(new Cli(0, "VALID " + file + "\n", ""));
  }

  @Test
  void namesThatBeginLikeOptionsFollowTwoDashes() {
    Cli cli = Cli.run("verify", "--format", "utf8", "--", "-no-such-file", "@" + good);
    assertThat(cli.errLines())
        .containsExactly(
            "vitrine: cannot open: no such file [-no-such-file]",
            "vitrine: cannot open: no such file [@" + good + "]");
  }

  @Test
  void aNameCannotForgeALine() throws IOException {
    Path file = Files.writeString(folder.resolve("a\nVALID b\u001b[2J"), "text");
    Cli cli = Cli.run("verify", "--format", "utf8", file, file + "x");
    assertThat(cli.outLines()).containsExactly("VALID " + folder + "/a\\u000aVALID b\\u001b[2J");
    assertThat(cli.errLines()).hasSize(1);
  }

  @Test
  void aNameThatIsTooLongIsAnInputError() {
    Path file = folder.resolve("x".repeat(300));
    assertThat(Cli.run("verify", "--format", "utf8", file).err())
        .isEqualTo("vitrine: cannot open: File name too long [" + file + "]\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          verify x                                   | Missing required option: '--format=
          verify --format utf8                       | Missing required parameter: 'FILE'
          verify --format utf-8 x                    | unknown format (found utf-8, allowed access,
          verify --format utf8 --threads 0 x         | --threads: too small (found 0, allowed 1
          verify --format utf8 --threads many x      | 'many' is not an int
          verify --format utf8 --require STRONG x    | Invalid value for option '--require'
          verify --format utf8 --xyzzy x             | Unknown option: '--xyzzy'
          """)
  void usageErrorsSayWhatIsWrong(String line, String message) {
    Cli cli = Cli.run((Object[]) line.split(" +", -1));
    assertThat(cli.status()).isEqualTo(2);
    assertThat(cli.out()).isEmpty();
    assertThat(cli.err())
        .contains(message)
        .endsWith("Try 'vitrine verify --help'.\n")
        .doesNotContain("\tat ");
  }
}
