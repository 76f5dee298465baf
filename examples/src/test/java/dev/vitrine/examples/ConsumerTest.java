// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.vitrine.examples.stats.SampleLog;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// An application of somebody else's, with the two libraries and nothing else, compiles without a
/// warning and runs without one: on the class path and on the module path, with and without native
/// access.
///
/// Where the build has made jars (`verify`), those are what is used; in `test`, the classes.
class ConsumerTest {

  private static final Path SOURCES = Path.of("src/test/consumer");
  private static final Path MUSEUM = Path.of("src/main/flatbuffers");

  @TempDir private Path folder;

  /// What the application is told about native access, and the strength that follows from it.
  enum Access {
    ENABLED(true, true, "PERMANENT"),
    DENIED(false, true, "PRIVATE"),
    UNSAID(false, false, "PRIVATE");

    private final boolean enabled;
    private final boolean elseDenied;
    private final String strength;

    Access(boolean enabled, boolean elseDenied, String strength) {
      this.enabled = enabled;
      this.elseDenied = elseDenied;
      this.strength = strength;
    }

    private List<String> flags(String module) {
      List<String> flags = new ArrayList<>();
      if (elseDenied) {
        flags.add("--illegal-native-access=deny");
      }
      if (enabled) {
        flags.add("--enable-native-access=" + module);
      }
      return flags;
    }
  }

  @ParameterizedTest
  @EnumSource
  void runsOnTheClassPath(Access access) throws Exception {
    assumeThat(access.enabled && !isLinux()).as("memory files are Linux's").isFalse();
    String path = String.join(File.pathSeparator, compiled(false).toString(), libraries());
    List<String> command = new ArrayList<>(access.flags("ALL-UNNAMED"));
    command.addAll(List.of("-cp", path, "consumer.Consumer"));
    assertThat(java(command)).isEqualTo(expected(access));
  }

  @ParameterizedTest
  @EnumSource
  void runsOnTheModulePath(Access access) throws Exception {
    assumeThat(access.enabled && !isLinux()).as("memory files are Linux's").isFalse();
    String path = String.join(File.pathSeparator, compiled(true).toString(), libraries());
    List<String> command = new ArrayList<>(access.flags("dev.vitrine.core"));
    command.addAll(List.of("-p", path, "-m", "consumer/consumer.Consumer"));
    assertThat(java(command)).isEqualTo(expected(access));
  }

  /// The library says nothing; the JVM says that the module incubates.
  @Test
  void runsWithTheVectorApi() throws Exception {
    String path = String.join(File.pathSeparator, compiled(true).toString(), libraries());
    assertThat(
            java(
                List.of(
                    "--add-modules=jdk.incubator.vector",
                    "-p",
                    path,
                    "-m",
                    "consumer/consumer.Consumer")))
        .isEqualTo(
            "WARNING: Using incubator modules: jdk.incubator.vector\n" + expected(Access.UNSAID));
  }

  /// The manifest says it instead of the command line.
  @Test
  void runsAsAnExecutableJar() throws Exception {
    assumeThat(isLinux()).as("memory files are Linux's").isTrue();
    String text =
        """
        Main-Class: consumer.Consumer
        Class-Path: %s
          %s
        Enable-Native-Access: ALL-UNNAMED
        """
            .formatted(url("dev.vitrine.core"), url("dev.vitrine.formats"));
    Path manifest = Files.writeString(folder.resolve("manifest"), text);
    Path jar = folder.resolve("app.jar");
    run(
        "jar",
        "--create",
        "--file",
        jar.toString(),
        "--manifest",
        manifest.toString(),
        "-C",
        compiled(false).toString(),
        ".");
    assertThat(java(List.of("-jar", jar.toString()))).isEqualTo(expected(Access.ENABLED));
  }

  /// An image has what the application needs, and no more.
  @Test
  void runsInAnImage() throws Exception {
    assumeThat(isLinux()).as("memory files are Linux's").isTrue();
    Path jlink = Path.of(System.getProperty("java.home"), "bin", "jlink");
    assumeThat(jlink).isExecutable();
    Path image = folder.resolve("image");
    List<String> link = new ArrayList<>(List.of(jlink.toString(), "--add-modules", "consumer"));
    link.addAll(List.of("--add-options=--enable-native-access=dev.vitrine.core", "--output"));
    link.addAll(List.of(image.toString(), "--module-path"));
    link.add(compiled(true) + File.pathSeparator + libraries());
    assertThat(output(link)).isEmpty();
    assertThat(image.resolve("bin/java")).isExecutable();
    List<String> command = List.of("-m", "consumer/consumer.Consumer");
    assertThat(java(image.resolve("bin/java"), command)).isEqualTo(expected(Access.ENABLED));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void compilesWithoutAWarning(boolean modular) throws IOException {
    assertThat(compiled(modular).resolve("consumer/Consumer.class")).exists();
  }

  /// {@return the folder of the classes}
  private Path compiled(boolean modular) throws IOException {
    Path classes = folder.resolve("classes");
    List<String> arguments = new ArrayList<>(List.of("-Xlint:all", "-Werror", "--release", "25"));
    arguments.addAll(List.of("-d", classes.toString(), modular ? "-p" : "-cp", libraries()));
    try (Stream<Path> files = Files.walk(SOURCES)) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> modular || !file.endsWith("module-info.java"))
          .forEach(file -> arguments.add(file.toString()));
    }
    run("javac", arguments.toArray(new String[0]));
    return classes;
  }

  /// Runs a tool of the JDK, which says nothing.
  private static void run(String tool, String... arguments) {
    StringWriter output = new StringWriter();
    PrintWriter out = new PrintWriter(output);
    int status = ToolProvider.findFirst(tool).orElseThrow().run(out, out, arguments);
    assertThat(output.toString()).isEmpty();
    assertThat(status).isZero();
  }

  /// {@return core and formats, without anything that their tests use}
  private static String libraries() {
    return String.join(
        File.pathSeparator, location("dev.vitrine.core"), location("dev.vitrine.formats"));
  }

  private static String location(String module) {
    return ModuleLayer.boot()
        .configuration()
        .findModule(module)
        .flatMap(found -> found.reference().location())
        .map(location -> Path.of(location).toString())
        .orElseThrow();
  }

  /// {@return where a module is, as a manifest says it: a folder ends in a slash}
  private static String url(String module) {
    return Path.of(location(module)).toUri().getRawPath();
  }

  private static boolean isLinux() {
    return System.getProperty("os.name").equals("Linux");
  }

  private static String expected(Access access) {
    return """
    %s
    99900 entries, 100 malformed
    99900 entries in windows
    Glaskabinett "Grüße" 展示
    3 Astrolabe
    7 Goblet
    -1 Unknown\tobject
    """
        .formatted(access.strength);
  }

  /// Runs the application, and returns what it prints to both of its outputs.
  private String java(List<String> arguments) throws Exception {
    return java(Path.of(System.getProperty("java.home"), "bin", "java"), arguments);
  }

  private String java(Path launcher, List<String> arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.add("-Dstdout.encoding=UTF-8");
    command.addAll(arguments);
    command.add(SampleLog.create(folder).toString());
    command.add(MUSEUM.resolve("museum.bfbs").toString());
    command.add(MUSEUM.resolve("museum.bin").toString());
    return output(command);
  }

  /// Runs a process of its own, and returns what it prints.
  private String output(List<String> command) throws Exception {
    Path output = folder.resolve("output");
    Process process =
        new ProcessBuilder(command)
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
