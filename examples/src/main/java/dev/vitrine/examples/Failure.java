// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/// What an exception is called in a message to the user.
final class Failure {

  private Failure() {}

  static String message(Throwable failure) {
    return switch (failure) {
      case NoSuchFileException e -> "cannot open: no such file [" + e.getFile() + "]";
      case AccessDeniedException e -> "cannot open: permission denied [" + e.getFile() + "]";
      case FileSystemException e -> "cannot open: " + e.getReason() + " [" + e.getFile() + "]";
      case OutOfMemoryError e ->
          "out of memory: " + e.getMessage() + "; raise the heap, VITRINE_JAVA_OPTS=-Xmx1g";
      default -> failure.getMessage() == null ? failure.toString() : failure.getMessage();
    };
  }
}
