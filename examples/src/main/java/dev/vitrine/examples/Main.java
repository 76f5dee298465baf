// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples;

import dev.vitrine.examples.terminal.Progress;
import dev.vitrine.examples.terminal.StandardOutput;
import dev.vitrine.examples.terminal.Terminal;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
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
    footer = {
      "",
      "Examples:",
      "  vitrine stats /var/log/nginx/access.log",
      "  vitrine verify --format utf8 *.txt",
      "  zcat access.log.gz | vitrine cat --format combined -",
      "",
      "For a FILE, - is the standard input, and ./- a file of that name."
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
  private final Terminal terminal;
  private final Progress progress;

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
    Terminal terminal = Terminal.detect();
    Progress progress = terminal.err() ? Progress.on(System.err) : Progress.silent();
    PrintWriter err = new PrintWriter(progress.guard(System.err), true, StandardCharsets.UTF_8);
    int status;
    try (progress) {
      Main main = new Main(terminal.out() ? progress.guard(stdout) : stdout, terminal, progress);
      status = run(main, err, arguments);
    }
    if (stdout.isWorthTelling()) {
      err.println("vitrine: " + stdout.failure());
    }
    if (status != 0) { // exit looks for a logger first, which costs a short run a tenth of its time
      System.exit(status);
    }
  }

  /// {@return the exit status of a run without a terminal}
  ///
  /// @param standardOutput where results go; flushed
  /// @param err where messages go
  /// @param arguments as on the command line
  public static int run(OutputStream standardOutput, PrintWriter err, String... arguments) {
    return run(new Main(standardOutput, Terminal.NONE, Progress.silent()), err, arguments);
  }

  /// {@return the exit status of a run}
  ///
  /// @param main what the run writes to; its standard output is flushed
  /// @param err where messages go
  /// @param arguments as on the command line
  public static int run(Main main, PrintWriter err, String... arguments) {
    PrintWriter out = new PrintWriter(main.standardOutput, false, StandardCharsets.UTF_8);
    CommandLine commandLine = main.commandLine();
    commandLine.setOut(out);
    commandLine.setErr(err);
    int status = execute(commandLine, arguments);
    return out.checkError() ? CommandLine.ExitCode.USAGE : status;
  }

  /// Makes a run.
  ///
  /// @param standardOutput where results go
  /// @param terminal which streams are a terminal
  /// @param progress where long work is shown
  public Main(OutputStream standardOutput, Terminal terminal, Progress progress) {
    this.standardOutput = standardOutput;
    this.terminal = terminal;
    this.progress = progress;
  }

  /// {@return the command with all its parts}
  public CommandLine commandLine() {
    CommandLine commandLine = new CommandLine(this);
    GrepCommand.configure(Objects.requireNonNull(commandLine.getSubcommands().get("grep")));
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setExpandAtFiles(false); // a file may be called @name
    Ansi ansi = terminal.coloursOut() ? Ansi.ON : Ansi.OFF;
    commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(ansi));
    commandLine.setParameterExceptionHandler(new UsageError());
    commandLine.setExecutionExceptionHandler(
        (failure, command, parsed) -> failed(command, failure));
    return commandLine;
  }

  /// {@return the run that a command belongs to}
  public static Main of(CommandLine command) {
    return command.getCommandSpec().root().userObject() instanceof Main main
        ? main
        : new Main(OutputStream.nullOutputStream(), Terminal.NONE, Progress.silent());
  }

  /// {@return where results go that are bytes, not characters}
  public OutputStream standardOutput() {
    return standardOutput;
  }

  /// {@return which streams are a terminal}
  public Terminal terminal() {
    return terminal;
  }

  /// {@return where long work is shown}
  public Progress progress() {
    return progress;
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

  public boolean stacktrace() {
    return stacktrace;
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        Objects.requireNonNull(spec).commandLine(), "Missing COMMAND");
  }
}
