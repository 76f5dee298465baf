// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `verify` and `cat` of FlatBuffers, as scripts see them.
class FlatBuffersCommandTest {

  @TempDir private Path folder;

  /// Returns a file that lies beside the checkout, or skips the test.
  private static String shared(String name) {
    String named = System.getProperty("vitrine.data", "");
    Path folder = Path.of(named).toAbsolutePath();
    for (; folder != null; folder = folder.getParent()) {
      Path found = folder.resolve(named.isEmpty() ? "shared/data" : "").resolve(name);
      if (Files.exists(found)) {
        return found.toString();
      }
    }
    return abort("no shared/data/" + name + " beside the checkout: skipped");
  }

  private static String annotated(String name) {
    return shared("flatbuffers/annotated_binary/" + name);
  }

  @Test
  void verifiesEachFileAndSaysWhatIsWrong() {
    String good = annotated("annotated_binary.bin");
    String bad = annotated("invalid/invalid_string_length.bin");
    String schema = annotated("annotated_binary.bfbs");
    Cli result =
        Cli.run(
            "verify",
            "--format",
            "flatbuffers",
            "--schema",
            schema,
            "--root",
            "AnnotatedBinary.Foo",
            bad,
            good);
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.out().lines())
        .containsExactly(
            "INVALID "
                + bad
                + ": flatbuffers: root.charlie: string reaches outside the buffer at byte 172"
                + " (found 65535, allowed 495 bytes and a terminator) ["
                + bad
                + "]",
            "VALID " + good);
  }

  @Test
  void verifiesAStreamOfBuffers() throws IOException {
    byte[] one = Files.readAllBytes(Path.of(shared("flatbuffers/monsterdata_go_wire.mon.sp")));
    Path two = Files.write(folder.resolve("two"), one);
    Files.write(two, one, StandardOpenOption.APPEND);
    String schema = shared("flatbuffers/monster_test.bfbs");
    assertThat(
            Cli.run(
                "verify", "--format=flatbuffers", "--schema", schema, "--size-prefixed", two + ""))
        .isEqualTo(new Cli(0, "VALID " + two + "\n", ""));
    Cli cat =
        Cli.run("cat", "--format=flatbuffers", "--schema", schema, "--size-prefixed", two + "");
    assertThat(cat.out().lines())
        .hasSize(2)
        .allMatch(line -> line.contains("\"name\":\"MyMonster\",\"inventory\":[0,1,2,3,4],"));
  }

  @Test
  void printsABufferAsJson() {
    String schema = annotated("annotated_binary.bfbs");
    Cli result =
        Cli.run(
            "cat", "--format=flatbuffers", "--schema", schema, annotated("annotated_binary.bin"));
    assertThat(result.status()).isZero();
    assertThat(result.out())
        .startsWith(
            "{\"counter\":1234,\"healthy\":true,\"meal\":\"Banana\",\"bar\":{\"a\":123456.7")
        .contains("\"measurement_type\":\"Tolerance\",\"measurement\":{\"width\":5}");
  }

  @Test
  void printsNothingOfAnInvalidBuffer() {
    String schema = annotated("annotated_binary.bfbs");
    String bad = annotated("invalid/invalid_vtable_size_short.bin");
    Cli result = Cli.run("cat", "--format=flatbuffers", "--schema", schema, bad);
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("vitrine: flatbuffers: root: size of the vtable");
  }

  @Test
  void refusesWrongUse() throws IOException {
    String file = Files.write(folder.resolve("file"), new byte[100]).toString();
    assertThat(Cli.run("verify", "--format=flatbuffers", file).status()).isEqualTo(2);
    assertThat(Cli.run("cat", "--format=flatbuffers", file).status()).isEqualTo(2);
    assertThat(Cli.run("cat", "--format=nothing", file).status()).isEqualTo(2);
    assertThat(Cli.run("verify", "--format=utf8", "--schema=x", file).status()).isEqualTo(2);
    Cli noSchema = Cli.run("verify", "--format=flatbuffers", "--schema", file, file);
    assertThat(noSchema.status()).isEqualTo(2);
    assertThat(noSchema.out()).isEmpty();
    assertThat(noSchema.err()).startsWith("vitrine: " + file + ": not a compiled schema; flatc ");
    Cli unknown = Cli.run("verify", "--format=monster", "--schema", file, file);
    assertThat(unknown.err()).startsWith("vitrine: unknown format (found monster, allowed ");
  }

  @Test
  void refusesARootThatTheSchemaDoesNotHave() {
    String schema = annotated("annotated_binary.bfbs");
    String file = annotated("annotated_binary.bin");
    Cli result =
        Cli.run("verify", "--format=flatbuffers", "--schema", schema, "--root", "Fool", file);
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).contains("no such type (found Fool");
  }
}
