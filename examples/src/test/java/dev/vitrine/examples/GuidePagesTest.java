// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.vitrine.examples.stats.SampleLog;
import dev.vitrine.mapping.FrozenFile;
import dev.vitrine.mapping.Mechanism;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The programs of the guide print what the guide says, and its fragments compile and run.
class GuidePagesTest {

  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Path MUSEUM = Path.of("src/main/flatbuffers");
  private static final Pattern VERSION = Pattern.compile("<version>([^<]*-SNAPSHOT)</version>");

  private static final String LIBRARIES = System.getProperty("jdk.module.path", "");

  @TempDir private static Path folder;

  static Stream<Document.Program> programs() throws IOException {
    List<Document.Program> programs = new ArrayList<>();
    for (Document document : guide()) {
      programs.addAll(document.programs());
    }
    return programs.stream();
  }

  private static List<Document> guide() throws IOException {
    return Document.below(ROOT).stream()
        .filter(document -> document.path().startsWith(ROOT.resolve("docs/guide")))
        .toList();
  }

  /// The files that the programs of the guide read.
  @BeforeAll
  static void makeFiles() throws IOException {
    Files.move(SampleLog.create(folder), folder.resolve("access.log"));
    Files.copy(MUSEUM.resolve("museum.bfbs"), folder.resolve("museum.bfbs"));
    Files.copy(MUSEUM.resolve("museum.bin"), folder.resolve("museum.bin"));
    Files.write(folder.resolve("messages.frames"), messages());
    Files.write(folder.resolve("readings.bin"), readings(190, 203, 215));
    Files.write(folder.resolve("damaged.bin"), readings(190, 9999, 215));
  }

  /// All programs at once: a compiler for each would take most of the time.
  @BeforeAll
  static void compilePrograms() throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("-d", folder.toString(), "-cp", LIBRARIES, "-proc:none"));
    for (Document.Program program : programs().toList()) {
      Path source = folder.resolve(program.file());
      arguments.add(Files.writeString(source, program.code()).toString());
    }
    Path fragments = folder.resolve("Fragments.java");
    arguments.add(
        Files.writeString(
                fragments,
                """
                import dev.vitrine.formats.log.*;
                import dev.vitrine.mapping.*;
                import java.nio.file.Path;

                void main(String[] args) throws Exception {
                  Path path = Path.of(args[0]);
                  %s
                }
                """
                    .formatted(fragments()))
            .toString());
    StringWriter output = new StringWriter();
    PrintWriter out = new PrintWriter(output);
    String[] array = arguments.toArray(new String[0]);
    int status = ToolProvider.findFirst("javac").orElseThrow().run(out, out, array);
    assertThat(output.toString()).isEmpty();
    assertThat(status).isZero();
  }

  private static String fragments() throws IOException {
    StringBuilder body = new StringBuilder();
    for (Document document : guide()) {
      document.fragments().forEach(code -> body.append("{\n").append(code).append("}\n"));
    }
    assertThat(body).isNotEmpty();
    return body.toString();
  }

  private static byte[] messages() {
    ByteBuffer frames = ByteBuffer.allocate(100).order(ByteOrder.LITTLE_ENDIAN);
    for (String text : List.of("first", "Grüße", "last")) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      frames.putInt(bytes.length).put(bytes);
    }
    frames.putInt(1000).put((byte) 'x');
    return java.util.Arrays.copyOf(frames.array(), frames.position());
  }

  private static byte[] readings(int... tenths) {
    ByteBuffer bytes = ByteBuffer.allocate(tenths.length * 8).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < tenths.length; i++) {
      bytes.putInt(i * 60).putShort((short) tenths[i]).putShort((short) 0);
    }
    return bytes.array();
  }

  @ParameterizedTest
  @MethodSource("programs")
  void programPrintsWhatTheGuideSays(Document.Program program) throws Exception {
    assumeThat(mechanism()).as("mechanism for small files here").isEqualTo(Mechanism.PRIVATE_COPY);
    String name = program.file().replace(".java", "");
    assertThat(java(name, program.arguments())).isEqualTo(program.output());
  }

  /// The guide shows what a file system without clones gives, with native access.
  private static Mechanism mechanism() throws IOException {
    try (FrozenFile file = FrozenFile.open(folder.resolve("access.log"))) {
      return file.guarantee().mechanism();
    }
  }

  @Test
  void fragmentsRun() throws Exception {
    assertThat(java("Fragments", List.of("access.log")).lines())
        .isNotEmpty()
        .allMatch("99900"::equals);
  }

  @Test
  void everyPageHasItsPlaceInTheTable() throws IOException {
    String table = Files.readString(ROOT.resolve("docs/guide.md"));
    assertThat(guide())
        .isNotEmpty()
        .allSatisfy(page -> assertThat(table).contains("(guide/" + page.path().getFileName()));
  }

  @Test
  void versionInXmlIsOurs() throws IOException {
    String ours = Files.readString(ROOT.resolve("pom.xml"));
    List<String> versions = new ArrayList<>();
    for (Document document : guide()) {
      VERSION.matcher(document.text()).results().map(MatchResult::group).forEach(versions::add);
    }
    assertThat(versions).isNotEmpty().allSatisfy(version -> assertThat(ours).contains(version));
  }

  /// Runs a program in the folder of the files, with everything on the class path.
  private static String java(String program, List<String> arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-Dstdout.encoding=UTF-8",
            "-cp",
            folder + File.pathSeparator + LIBRARIES,
            program));
    command.addAll(arguments);
    Path output = folder.resolve("output");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(output);
  }
}
