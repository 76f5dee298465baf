// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The `vitrine` command.
///
/// Exit status: 0 done, or all valid; 1 some file is invalid; 2 usage or input error.
@Command(
    name = "vitrine",
    mixinStandardHelpOptions = true,
    version = "vitrine 0.1.0",
    description = "Looks at files that nobody can change meanwhile, verified once.",
    subcommands = {
      VerifyCommand.class,
      StatsCommand.class,
      ExplainCommand.class,
      SealCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:done, or all files are valid",
      "1:some file is invalid",
      "2:usage or input error, with a message on stderr"
    })
public final class Main implements Runnable {

  @Option(
      names = "--stacktrace",
      scope = CommandLine.ScopeType.INHERIT,
      description = "Print the stack trace of an unexpected error.")
  private boolean stacktrace;

  @CommandLine.Spec private CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

  /// Runs the command and ends the JVM with its exit status.
  ///
  /// @param arguments as on the command line
  public static void main(String[] arguments) {
    PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int status = run(out, err, arguments);
    out.flush();
    System.exit(status);
  }

  /// {@return the exit status of a run}
  ///
  /// @param out where results go
  /// @param err where messages go
  /// @param arguments as on the command line
  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    Main main = new Main();
    CommandLine commandLine = new CommandLine(main);
    commandLine.setOut(out);
    commandLine.setErr(err);
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setExecutionExceptionHandler((failure, command, parsed) -> {
      if (main.stacktrace) {
        failure.printStackTrace(err);
      } else {
        err.println("vitrine: " + Failure.message(failure));
      }
      return CommandLine.ExitCode.USAGE;
    });
    return commandLine.execute(arguments);
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        java.util.Objects.requireNonNull(spec).commandLine(), "Missing COMMAND");
  }
}
