// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The `vitrine` command.
///
/// Exit status: 0 done, or all valid; 1 some file is invalid, or nothing found; 2 usage or input
/// error.
@Command(
    name = "vitrine",
    mixinStandardHelpOptions = true,
    version = "vitrine 0.1.0",
    description = "Looks at files that nobody can change meanwhile, verified once.",
    subcommands = {
      CatCommand.class,
      GrepCommand.class,
      VerifyCommand.class,
      StatsCommand.class,
      ExplainCommand.class,
      SealCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:done, or all files are valid",
      "1:some file is invalid, or grep found nothing",
      "2:usage or input error, with a message on stderr"
    })
public final class Main implements Runnable {

  private final OutputStream standardOutput;

  @Option(
      names = "--stacktrace",
      scope = CommandLine.ScopeType.INHERIT,
      description = "Print the stack trace of an error below its message.")
  private boolean stacktrace;

  @CommandLine.Spec private CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

  /// Runs the command and ends the JVM with its exit status.
  ///
  /// @param arguments as on the command line
  public static void main(String[] arguments) {
    // Scripts read the output: its digits are not those of the user's language.
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    StandardOutput stdout = new StandardOutput();
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int status = run(stdout, err, arguments);
    if (stdout.isWorthTelling()) {
      err.println("vitrine: " + stdout.failure());
    }
    System.exit(status);
  }

  /// {@return the exit status of a run}
  ///
  /// @param standardOutput where results go; flushed
  /// @param err where messages go
  /// @param arguments as on the command line
  static int run(OutputStream standardOutput, PrintWriter err, String... arguments) {
    PrintWriter out = new PrintWriter(standardOutput, false, StandardCharsets.UTF_8);
    CommandLine commandLine = new CommandLine(new Main(standardOutput));
    GrepCommand.configure(Objects.requireNonNull(commandLine.getSubcommands().get("grep")));
    commandLine.setOut(out);
    commandLine.setErr(err);
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setExpandAtFiles(false); // a file may be called @name
    commandLine.setExecutionExceptionHandler(
        (failure, command, parsed) -> failed(command, failure));
    int status = execute(commandLine, arguments);
    return out.checkError() ? CommandLine.ExitCode.USAGE : status;
  }

  private Main(OutputStream standardOutput) {
    this.standardOutput = standardOutput;
  }

  /// {@return the run that a command belongs to}
  static Main of(CommandLine command) {
    return command.getCommandSpec().root().userObject() instanceof Main main
        ? main
        : new Main(OutputStream.nullOutputStream());
  }

  /// {@return where results go that are bytes, not characters}
  OutputStream standardOutput() {
    return standardOutput;
  }

  private static int execute(CommandLine commandLine, String... arguments) {
    try {
      return commandLine.execute(arguments);
    } catch (Error e) { // the JVM would end with 1, which says that a file is invalid
      return failed(commandLine, e);
    }
  }

  private static int failed(CommandLine command, Throwable failure) {
    Failure.print(command, Failure.message(failure), failure);
    return CommandLine.ExitCode.USAGE;
  }

  boolean stacktrace() {
    return stacktrace;
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        Objects.requireNonNull(spec).commandLine(), "Missing COMMAND");
  }
}
