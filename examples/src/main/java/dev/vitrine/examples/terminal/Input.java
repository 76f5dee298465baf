// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.terminal;

import dev.vitrine.Format;
import dev.vitrine.RecordFormat;
import dev.vitrine.VerifiedView;
import dev.vitrine.VerifyOptions;
import dev.vitrine.mapping.FreezePolicy;
import dev.vitrine.mapping.FrozenFile;
import dev.vitrine.mapping.FrozenSegment;
import dev.vitrine.mapping.ParallelWindows;
import dev.vitrine.mapping.Strength;
import dev.vitrine.mapping.Windows;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/// A file of the command line: `-` is the standard input, `./-` a file of that name.
///
/// @param path as it was given
public record Input(Path path) {

  /// What the standard input is called among files.
  public static final String STANDARD_INPUT = "-";

  private static final String STANDARD_INPUT_NAME = "standard input";

  /// How large a record may be of what is not a file, in bytes: it may have no end, and would take
  /// all memory before the limit that files have.
  private static final long STREAM_RECORD_BYTE_SIZE = 256 << 20;

  /// Something to do with a verified whole.
  @FunctionalInterface
  public interface Use<T> {

    /// Reads the value, which is valid until the end of the call.
    void accept(T value) throws IOException;
  }

  /// {@return whether it is the standard input}
  public boolean isStandard() {
    return path.toString().equals(STANDARD_INPUT);
  }

  /// {@return what messages call it}
  public String name() {
    return isStandard() ? STANDARD_INPUT_NAME : path.toString();
  }

  /// {@return its verified windows, to be closed by the caller, which does not close the standard
  /// input}
  public <T> Windows<T> windows(RecordFormat<T> format, VerifyOptions options) throws IOException {
    VerifyOptions limited = limited(options);
    return isStandard()
        ? Windows.of(standard(), STANDARD_INPUT_NAME, format, limited)
        : Windows.open(path, format, limited);
  }

  /// Goes over its verified windows on several threads; see [ParallelWindows].
  ///
  /// @throws IOException if it cannot be read or is not of the format
  public <T> void forEachWindow(
      RecordFormat<T> format,
      VerifyOptions options,
      Supplier<? extends ParallelWindows.Reader<T>> readers)
      throws IOException {
    VerifyOptions limited = limited(options);
    if (isStandard()) {
      ParallelWindows.forEach(standard(), STANDARD_INPUT_NAME, format, limited, readers);
    } else {
      ParallelWindows.forEach(path, format, limited, readers);
    }
  }

  private VerifyOptions limited(VerifyOptions options) {
    if (!isStandard() && Files.isRegularFile(path)) {
      return options;
    }
    return options.withMaxRecordByteSize(
        Math.min(options.maxRecordByteSize(), STREAM_RECORD_BYTE_SIZE));
  }

  /// Freezes and verifies all of it.
  ///
  /// @param minimum the weakest guarantee to accept
  /// @throws IOException if it cannot be read, frozen so strongly, or is not of the format
  public <T> void whole(Format<T> format, Strength minimum, VerifyOptions options, Use<T> use)
      throws IOException {
    if (isStandard()) {
      FrozenSegment copy = FrozenSegment.copyOf(standard().readAllBytes());
      requireStrength(copy, minimum);
      use.accept(VerifiedView.verify(copy, format, options).get());
      return;
    }
    FreezePolicy policy =
        FreezePolicy.DEFAULT.withMinimumStrength(minimum).withCopyLimit(Long.MAX_VALUE);
    try (FrozenFile frozen = FrozenFile.open(path, policy)) {
      use.accept(frozen.verify(format, options).get());
    }
  }

  private static void requireStrength(FrozenSegment copy, Strength minimum) throws IOException {
    Strength strength = copy.guarantee().strength();
    if (strength.compareTo(minimum) < 0) {
      throw new IOException(
          "guarantee: too weak (found %s, allowed %s and stronger) [%s]"
              .formatted(strength, minimum, STANDARD_INPUT_NAME));
    }
  }

  private static FileInputStream standard() {
    return new FileInputStream(FileDescriptor.in) {
      @Override
      public void close() {
        // it may be named again, and then is at its end
      }
    };
  }
}
