// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import dev.vitrine.testing.Child;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Another JVM that holds a lease and does what it is told.
final class LeaseHolder implements AutoCloseable {

  private final Process process;
  private final PrintWriter orders;

  private LeaseHolder(Process process) {
    this.process = process;
    this.orders = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
  }

  /// Starts a JVM that has leased a file when this method returns.
  ///
  /// @param limits commands of the shell that starts it, such as `ulimit -n 64`
  /// @param options of the JVM
  static LeaseHolder start(Path file, String limits, String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("sh", "-c", limits + "\nexec \"$@\"", "sh"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(Child.root(FrozenFile.class) + ":" + Child.root(LeaseHolder.class));
    command.addAll(List.of(LeaseHolder.class.getName(), file.toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    Process process = builder.start();
    LeaseHolder holder = new LeaseHolder(process);
    String ready = holder.answer();
    if (!ready.startsWith("HELD")) {
      process.destroyForcibly();
      throw new IOException("no lease: " + ready);
    }
    return holder;
  }

  /// {@return what the JVM answers to one order}
  String order(String order) throws IOException {
    orders.println(order);
    return answer();
  }

  private String answer() throws IOException {
    String line = process.inputReader(StandardCharsets.UTF_8).readLine();
    if (line == null) {
      throw new IOException(
          "the other JVM has ended: exit status " + process.onExit().join().exitValue());
    }
    return line;
  }

  long pid() {
    return process.pid();
  }

  /// Lets it end by itself.
  ///
  /// @return the exit status, 0 if nothing killed it
  int end() throws Exception {
    orders.close();
    return process.waitFor(20, TimeUnit.SECONDS) ? process.exitValue() : -1;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /// The other JVM.
  ///
  /// @param arguments the file
  public static void main(String[] arguments) throws Exception {
    Leased leased = Leased.open(Path.of(arguments[0]));
    byte[] before = leased.bytes().toArray(ValueLayout.JAVA_BYTE);
    System.out.println(leased.state()); // from here on it may be attacked
    List<Object> hoard = new ArrayList<>();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String order = in.readLine(); order != null; order = in.readLine()) {
      System.out.println(
          switch (order) {
            case "read" -> read(leased, before);
            case "confirm" -> confirm(leased);
            case "state" -> leased.state();
            case "hoard" -> hoard(hoard);
            default -> "what?";
          });
    }
  }

  private static String read(Leased leased, byte[] before) {
    try {
      byte[] now = leased.bytes().toArray(ValueLayout.JAVA_BYTE);
      return Arrays.equals(now, before) ? "same" : "changed";
    } catch (IllegalStateException e) {
      return "closed";
    }
  }

  private static String confirm(Leased leased) {
    try {
      leased.mapping().confirm();
      return "confirmed";
    } catch (GuaranteeLostException e) {
      return "lost: " + e.getMessage();
    }
  }

  /// Takes every descriptor there is.
  private static String hoard(List<Object> hoard) {
    try {
      while (true) {
        hoard.add(Files.newInputStream(Path.of("/dev/null")));
      }
    } catch (IOException e) {
      return "hoarded";
    }
  }
}
