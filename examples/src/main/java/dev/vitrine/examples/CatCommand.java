// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples;

import dev.vitrine.InvalidDataException;
import dev.vitrine.RecordFormat;
import dev.vitrine.VerifiedView;
import dev.vitrine.VerifyOptions;
import dev.vitrine.examples.rows.FormatOption;
import dev.vitrine.examples.rows.JsonLines;
import dev.vitrine.examples.rows.JsonRows;
import dev.vitrine.examples.rows.NamedFormat;
import dev.vitrine.examples.rows.Piece;
import dev.vitrine.examples.terminal.Input;
import dev.vitrine.examples.terminal.Progress;
import dev.vitrine.mapping.FreezePolicy;
import dev.vitrine.mapping.Windows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `vitrine cat`: verified files as JSON, one line for each record.
@Command(
    name = "cat",
    mixinStandardHelpOptions = true,
    description = "Writes verified files as JSON, one line for each record.",
    footer = {
      "",
      "Examples:",
      "  vitrine cat --format combined --json access.log",
      "  zcat access.log.gz | vitrine cat --format combined - | head",
      "  vitrine cat --format flatbuffers --schema monster.bfbs --root Monster monster.bin",
      "",
      "Malformed lines of a log are named on stderr, and make the exit status 1."
    })
final class CatCommand implements Callable<Integer> {

  @Mixin private FormatOption option = new FormatOption();

  @Option(names = "--json", description = "As JSON, which is the default and the only form.")
  void setJson(boolean json) {
    // there is nothing to choose, but scripts may say what they rely on
  }

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "The files; - is the standard input.")
  private List<Path> files = List.of();

  @Spec private @Nullable CommandSpec spec;

  private int status;

  @Override
  public Integer call() throws IOException {
    CommandLine command = Objects.requireNonNull(spec, "picocli sets it").commandLine();
    NamedFormat<?> format = chosenFormat(command);
    JsonLines out = new JsonLines(command.getOut(), message -> malformed(command, message));
    Progress progress = Main.of(command).progress();
    progress.expect(files);
    for (Path file : files) {
      try (Progress.Meter meter = progress.meter(file)) {
        print(format, new Input(file), meter, out);
      } catch (InvalidDataException e) {
        fail(1, command, Failure.message(e), e);
      } catch (IOException | OutOfMemoryError | RuntimeException e) {
        fail(2, command, Failure.message(file, e), e);
      }
      out.abandon();
      if (command.getOut().checkError()) {
        return 2; // nobody reads the rest
      }
    }
    return status;
  }

  private NamedFormat<?> chosenFormat(CommandLine command) throws IOException {
    try {
      return option.format();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command, String.valueOf(e.getMessage()), e);
    }
  }

  private void malformed(CommandLine command, String message) {
    status = Math.max(status, 1);
    Failure.print(command, message);
  }

  private void fail(int status, CommandLine command, String message, Throwable failure) {
    this.status = Math.max(this.status, status);
    Failure.print(command, message, failure);
  }

  private static <T> void print(
      NamedFormat<T> format, Input input, Progress.Meter meter, JsonLines out) throws IOException {
    JsonRows<T> rows = format.rows();
    if (format.tolerant() instanceof RecordFormat<T> records) {
      printWindows(records, rows, input, meter, out);
    } else {
      input.whole(
          format.tolerant(),
          FreezePolicy.DEFAULT.minimumStrength(),
          VerifyOptions.DEFAULT.withProgress(meter),
          value -> rows.write(new Piece<>(value, 0, 0, input.name()), out));
    }
  }

  private static <T> void printWindows(
      RecordFormat<T> format, JsonRows<T> rows, Input input, Progress.Meter meter, JsonLines out)
      throws IOException {
    long records = 0;
    try (Windows<T> windows = input.windows(format, VerifyOptions.DEFAULT)) {
      while (windows.advance()) {
        VerifiedView<T> view = windows.view();
        rows.write(new Piece<>(view.get(), windows.byteOffset(), records, input.name()), out);
        meter.verified(view.segment().byteSize());
        records += view.verification().records();
      }
    }
  }
}
