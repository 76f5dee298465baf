// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The command as a process of its own, with the modules that the tests run on.
public final class Child {

  /// SIGINT is signal 2, the second bit of a set (proc_pid_status(5)).
  private static final long SIGINT_BIT = 1 << 1;

  private Child() {}

  /// {@return the command line}
  ///
  /// @param options of the JVM
  /// @param arguments of the command
  public static List<String> command(List<String> options, Object... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+UseSerialGC");
    command.add("--enable-native-access=dev.vitrine.core");
    command.addAll(options);
    command.addAll(List.of("-p", System.getProperty("jdk.module.path")));
    command.addAll(List.of("-m", "dev.vitrine.examples/dev.vitrine.examples.Main"));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return command;
  }

  /// {@return the same command with its modules in archives, as users have them: in a folder each
  /// class is a file to open, and perhaps one of a user who lets nobody in}
  ///
  /// @param folder where they go
  public static List<String> inArchives(List<String> command, Path folder)
      throws IOException, InterruptedException {
    List<String> archives = new ArrayList<>();
    int at = command.indexOf("-p") + 1;
    for (String part : command.get(at).split(File.pathSeparator, -1)) {
      Path archive = folder.resolve("module" + archives.size() + ".jar");
      if (Files.isDirectory(Path.of(part))) {
        String jar = Path.of(System.getProperty("java.home"), "bin", "jar").toString();
        new ProcessBuilder(jar, "-cf", archive.toString(), "-C", part, ".").start().waitFor();
      } else {
        Path named = folder.resolve(Path.of(part).getFileName()); // an automatic module
        archive = Files.copy(Path.of(part), named, StandardCopyOption.REPLACE_EXISTING);
      }
      archives.add(archive.toString());
    }
    List<String> same = new ArrayList<>(command);
    same.set(at, String.join(File.pathSeparator, archives));
    return same;
  }

  /// {@return what a process says, which must end by itself}
  public static Cli run(ProcessBuilder builder, Path folder)
      throws IOException, InterruptedException {
    Path out = folder.resolve("child.out");
    Path err = folder.resolve("child.err");
    if (builder.redirectOutput().equals(ProcessBuilder.Redirect.PIPE)) {
      builder.redirectOutput(out.toFile());
    } else {
      Files.writeString(out, "");
    }
    Process process = builder.redirectError(err.toFile()).start();
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("hangs: " + builder.command());
    }
    return new Cli(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  /// {@return whether SIGINT ends a child: not if this process was started in the background by a
  /// shell without job control, for then it is ignored, and children inherit that}
  static boolean isInterruptible() throws IOException {
    long ignored =
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
            .findFirst()
            .orElse(0);
    return (ignored & SIGINT_BIT) == 0;
  }
}
