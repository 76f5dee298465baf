// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples;

import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// What the user is told whose arguments make no sense: what is wrong, and where help is.
final class UsageError implements IParameterExceptionHandler {

  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    Failure.print(command, String.valueOf(e.getMessage()), e);
    UnmatchedArgumentException.printSuggestions(e, command.getErr());
    command.getErr().println("Try 'vitrine" + words(command) + " --help'.");
    return CommandLine.ExitCode.USAGE;
  }

  private static String words(CommandLine command) {
    return command.getParent() == null ? "" : " " + command.getCommandName();
  }
}
