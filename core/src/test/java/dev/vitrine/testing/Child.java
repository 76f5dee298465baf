// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.testing;

import static java.util.Objects.requireNonNull;

import dev.vitrine.internal.linux.Kernel;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Another process of a test: what it printed and how it ended.
///
/// @param exit the exit status
/// @param output what it wrote to its standard output
/// @param errors what it wrote to its standard error output
public record Child(int exit, String output, String errors) {

  private static final int SECONDS = 60;

  /// {@return a finished command}
  ///
  /// @param command the program and its arguments
  public static Child run(String... command) throws IOException {
    return run(Map.of(), List.of(command));
  }

  /// {@return a finished command}
  ///
  /// @param environment variables that differ from this process's
  /// @param command the program and its arguments
  public static Child run(Map<String, String> environment, List<String> command)
      throws IOException {
    Path output = Files.createTempFile("child", ".out");
    Path errors = Files.createTempFile("child", ".err");
    try {
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().remove("JAVA_TOOL_OPTIONS");
      builder.environment().putAll(environment);
      Process process =
          builder.redirectOutput(output.toFile()).redirectError(errors.toFile()).start();
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("still running after %d s: %s".formatted(SECONDS, command));
      }
      return new Child(process.exitValue(), Files.readString(output), Files.readString(errors));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("waiting for " + command);
    } finally {
      Files.delete(output);
      Files.delete(errors);
    }
  }

  /// {@return the command that runs a test class in another JVM, on the class path}
  ///
  /// @param options options of the JVM
  /// @param main the class
  /// @param arguments arguments of the class
  public static List<String> java(List<String> options, Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>(List.of(executable(), "-Xshare:auto"));
    command.addAll(options);
    command.addAll(List.of("-cp", root(Kernel.class) + ":" + root(main), main.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  /// {@return the command that runs a test class in another JVM, inside the module}
  ///
  /// @param options options of the JVM
  /// @param main the class
  public static List<String> javaModule(List<String> options, Class<?> main) {
    String module = "dev.vitrine.core";
    List<String> command = new ArrayList<>(List.of(executable(), "-Xshare:auto"));
    command.addAll(options);
    command.addAll(List.of("--module-path", root(Kernel.class).toString()));
    command.addAll(List.of("--patch-module", module + "=" + root(main)));
    command.addAll(List.of("--module", module + "/" + main.getName()));
    return command;
  }

  private static String executable() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /// {@return the directory that a class was loaded from}
  ///
  /// @param type the class, compiled into a directory
  public static Path root(Class<?> type) {
    try {
      Path file =
          Path.of(requireNonNull(type.getResource(type.getSimpleName() + ".class")).toURI());
      int packages = type.getName().split("\\.").length;
      return Path.of("/").resolve(file.subpath(0, file.getNameCount() - packages));
    } catch (URISyntaxException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
