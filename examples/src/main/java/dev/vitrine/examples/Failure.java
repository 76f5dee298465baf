// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples;

import dev.vitrine.InvalidDataException;
import dev.vitrine.examples.terminal.OneLine;
import dev.vitrine.mapping.FreezeException;
import java.io.FileNotFoundException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import picocli.CommandLine;

/// What an exception is called in a message to the user.
final class Failure {

  private Failure() {}

  /// Prints one line to the standard error of a command.
  static void print(CommandLine command, String message) {
    command.getOut().flush();
    command.getErr().println("vitrine: " + OneLine.of(message));
  }

  /// Prints one line to the standard error of a command, and what leads to it if the user asked for
  /// stack traces.
  static void print(CommandLine command, String message, Throwable failure) {
    print(command, message);
    if (command.getCommandSpec().root().userObject() instanceof Main main && main.stacktrace()) {
      failure.printStackTrace(command.getErr());
    }
  }

  /// {@return the message for a failure that belongs to one file}
  static String message(Path file, Throwable failure) {
    return switch (failure) {
      case FileNotFoundException e -> "cannot open: " + reason(e) + " [" + file + "]";
      case FreezeException e -> message(e);
      case InvalidDataException e -> message(e);
      case FileSystemException e -> message(e);
      default -> {
        String message = message(failure);
        String place = "[" + file + "]";
        yield message.endsWith(place) ? message : "cannot read: " + message + " " + place;
      }
    };
  }

  /// The streams of the JDK say `name (reason)`.
  private static String reason(FileNotFoundException failure) {
    String text = String.valueOf(failure.getMessage());
    int open = text.lastIndexOf('(');
    return open >= 0 && text.endsWith(")") ? text.substring(open + 1, text.length() - 1) : text;
  }

  /// {@return the message for a failure}
  static String message(Throwable failure) {
    return switch (failure) {
      case NoSuchFileException e -> "cannot open: no such file [" + e.getFile() + "]";
      case AccessDeniedException e -> "cannot open: permission denied [" + e.getFile() + "]";
      case FileSystemException e ->
          "cannot open: "
              + (e.getReason() == null ? e.getClass().getSimpleName() : e.getReason())
              + (" [" + e.getFile() + "]");
      case OutOfMemoryError e ->
          "out of memory: " + e.getMessage() + "; raise the heap, VITRINE_JAVA_OPTS=-Xmx1g";
      default -> failure.getMessage() == null ? failure.toString() : failure.getMessage();
    };
  }
}
