// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.outside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.VerifiedView;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Another JVM that runs a program of this package from the class path, with the library as a
/// module.
final class ChildJvm {

  static final String ENABLED = "--enable-native-access=dev.vitrine.core";

  static final String DENIED = "--illegal-native-access=deny";

  private static final List<String> AS_NOBODY =
      List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

  private ChildJvm() {}

  /// {@return what the program printed, after it ended well}
  ///
  /// @param options of the JVM
  /// @param arguments of the program
  static String run(List<String> options, Class<?> program, Object... arguments) throws Exception {
    return output(command(options, program, arguments));
  }

  /// {@return whether this process may become nobody, and nobody may run Java and read the classes}
  static boolean canRunAsNobody() throws IOException, InterruptedException {
    if (!Files.isExecutable(Path.of("/usr/bin/setpriv"))) {
      return false;
    }
    List<String> command = new ArrayList<>(AS_NOBODY);
    command.addAll(List.of("sh", "-c", "test -x \"$1/bin/java\" && ls \"$2\" \"$3\"", "sh"));
    command.add(System.getProperty("java.home"));
    command.addAll(List.of(classes(VerifiedView.class), testClasses()));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.waitFor() == 0;
  }

  /// {@return what the program printed, run by a user who may do nothing; see [#run]}
  static String runAsNobody(List<String> options, Class<?> program, Object... arguments)
      throws Exception {
    List<String> command = new ArrayList<>(AS_NOBODY);
    command.addAll(command(options, program, arguments));
    return output(command);
  }

  private static List<String> command(List<String> options, Class<?> program, Object... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto"));
    command.addAll(List.of("--module-path", classes(VerifiedView.class)));
    command.addAll(List.of("--add-modules", "dev.vitrine.core"));
    command.addAll(List.of("--class-path", testClasses(), program.getName()));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return command;
  }

  private static String output(List<String> command) throws IOException, InterruptedException {
    File output = File.createTempFile("child", ".txt");
    try {
      Process process =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start();
      try {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ended in time").isTrue();
      } finally {
        process.destroyForcibly();
      }
      String text = Files.readString(output.toPath());
      assertThat(process.exitValue()).as(text).isZero();
      return text;
    } finally {
      Files.delete(output.toPath());
    }
  }

  private static String classes(Class<?> type) throws IOException {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (java.net.URISyntaxException e) {
      throw new IOException(e);
    }
  }

  /// A patched module has one location for all its classes, so the resource is asked.
  private static String testClasses() throws IOException {
    String name = "ChildJvm.class";
    try {
      Path file = Path.of(ChildJvm.class.getResource(name).toURI());
      return file.getParent().getParent().getParent().getParent().toString();
    } catch (java.net.URISyntaxException e) {
      throw new IOException(e);
    }
  }
}
