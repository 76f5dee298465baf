// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `verify` and `cat` of binary records.
class RecordCommandTest {

  private static final String LAYOUT =
      "u16be id; i8{-3..3} delta; bool on; u64le bits; utf8[4] name; f32le x; bytes[2] raw; zero[1]";

  private static final String RECORD =
      "0007 FE 01 FFFFFFFFFFFFFFFF C3A92200 0000003F 0AFF 00".replace(" ", "");

  @TempDir private Path folder;

  private Path file(String hex) throws IOException {
    return Files.write(folder.resolve("records"), HexFormat.of().parseHex(hex));
  }

  private static Cli run(String command, Path file, String... more) {
    Object[] arguments = new Object[more.length + 6];
    System.arraycopy(
        new Object[] {command, "--format", "record", "--layout", LAYOUT, file}, 0, arguments, 0, 6);
    System.arraycopy(more, 0, arguments, 6, more.length);
    return Cli.run(arguments);
  }

  @Test
  void writesRecordsAsJson() throws IOException {
    Cli cat = run("cat", file("CAFE00" + RECORD + RECORD), "--magic", "CAFE", "--header", "3");
    assertThat(cat.status()).as(cat.err()).isZero();
    assertThat(cat.outLines())
        .hasSize(2)
        .contains(
            "{\"id\":7,\"delta\":-2,\"on\":true,\"bits\":18446744073709551615,\"name\":\"é\\\"\","
                + "\"x\":0.5,\"raw\":\"0aff\"}");
  }

  @Test
  void saysWhichFieldIsWrong() throws IOException {
    Path file = file(RECORD + RECORD.replace("FE01", "0401"));
    Cli verify = run("verify", file);
    assertThat(verify.status()).isEqualTo(1);
    assertThat(verify.outLines())
        .containsExactly(
            "INVALID %s: fixed-records: record[1].delta: value not allowed at byte 25 (found 4, allowed {-3..3}) [%s]"
                .formatted(file, file));
  }

  @Test
  void refusesOptionsThatMakeNoSense() throws IOException {
    Path file = file(RECORD);
    assertThat(Cli.run("verify", "--format", "record", file))
        .satisfies(cli -> assertThat(cli.status()).isEqualTo(2))
        .satisfies(cli -> assertThat(cli.err()).contains("needs --layout"));
    assertThat(Cli.run("verify", "--format", "record", "--layout", "u9 a", file).err())
        .contains("layout: not a field (found \"u9 a\", allowed u8, i8, bool;");
    assertThat(run("verify", file, "--magic", "X").err()).contains("--magic: not in hexadecimal");
    assertThat(Cli.run("verify", "--format", "lines", "--header", "3", file).err())
        .contains("only with --format record");
  }
}
