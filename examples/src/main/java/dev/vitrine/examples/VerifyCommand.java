// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples;

import dev.vitrine.Format;
import dev.vitrine.InvalidDataException;
import dev.vitrine.RecordFormat;
import dev.vitrine.VerifyOptions;
import dev.vitrine.examples.rows.FormatOption;
import dev.vitrine.examples.terminal.Input;
import dev.vitrine.examples.terminal.OneLine;
import dev.vitrine.examples.terminal.Progress;
import dev.vitrine.mapping.FreezePolicy;
import dev.vitrine.mapping.Strength;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `vitrine verify`: one line a file, in the order given.
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = "Verifies files of one format: VALID or INVALID, one line for each.",
    footer = {
      "",
      "Example:",
      "  vitrine verify --format utf8 *.txt",
      "  vitrine verify --format flatbuffers --schema monster.bfbs --root Monster *.bin",
      "  vitrine verify --format record --layout 'u32le id; utf8[16] name' *.dat",
      "  zcat app.log.gz | vitrine verify --format jsonl -",
      "",
      "Files are read in private windows, which is sound while they are written to.",
      "With --require, and where the format cannot be cut (flatbuffers without",
      "--size-prefixed), each file is frozen as a whole, by a mechanism of at least",
      "that strength."
    })
final class VerifyCommand implements Callable<Integer> {

  @Mixin private FormatOption option = new FormatOption();

  @Option(
      names = "--require",
      paramLabel = "STRENGTH",
      description = "The weakest guarantee to accept: ${COMPLETION-CANDIDATES}.")
  private @Nullable Strength require;

  @Option(
      names = "--threads",
      defaultValue = "1",
      paramLabel = "N",
      description = "How many files, or parts of fewer files, at a time; default 1.")
  private int threads;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "The files; - is the standard input.")
  private List<Path> files = List.of();

  @Spec private @Nullable CommandSpec spec;

  /// What became of one file: a line for stdout and its exit status, or why there is none.
  private record Verdict(String line, int status, @Nullable Throwable failure) {}

  @Override
  public Integer call() throws Exception {
    Format<?> chosen = chosenFormat();
    List<Future<Verdict>> verdicts = new ArrayList<>();
    int status = 0;
    progress().expect(files);
    try (ExecutorService pool = Executors.newFixedThreadPool(require == null ? threads : 1)) {
      for (Path file : files) {
        verdicts.add(pool.submit(() -> verdict(file, chosen)));
      }
      for (Future<Verdict> verdict : verdicts) {
        if (!print(verdict.get())) {
          pool.shutdownNow(); // nobody reads the rest
          return 2;
        }
        status = Math.max(status, verdict.get().status());
      }
    }
    return status;
  }

  private Format<?> chosenFormat() throws IOException {
    try {
      if (threads < 1) {
        throw new IllegalArgumentException(
            "--threads: too small (found %d, allowed 1 and above)".formatted(threads));
      }
      return option.format().strict();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec().commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  /// {@return whether the output still takes lines}
  private boolean print(Verdict verdict) {
    PrintWriter out = spec().commandLine().getOut();
    if (verdict.failure() == null) {
      out.println(coloured(OneLine.of(verdict.line()), verdict.status()));
    } else {
      Failure.print(spec().commandLine(), verdict.line(), verdict.failure());
    }
    return !out.checkError();
  }

  private String coloured(String line, int status) {
    if (!Main.of(spec().commandLine()).terminal().coloursOut()) {
      return line;
    }
    int end = line.indexOf(' ');
    String colour = status == 0 ? "\u001b[32m" : "\u001b[31m"; // green, red (ECMA-48, 8.3.117)
    return colour + line.substring(0, end) + "\u001b[m" + line.substring(end);
  }

  /// Whatever happens to one file, the others are verified.
  private Verdict verdict(Path file, Format<?> chosen) {
    Input input = new Input(file);
    try (Progress.Meter meter = progress().meter(file)) {
      VerifyOptions options = VerifyOptions.DEFAULT.withThreads(threadsOfAFile());
      if (require == null && chosen instanceof RecordFormat<?> records) {
        verifyWindows(input, records, meter, options);
      } else {
        Strength weakest = FreezePolicy.DEFAULT.minimumStrength();
        Strength minimum = require == null ? weakest : require;
        input.whole(chosen, minimum, options.withProgress(meter), value -> {});
      }
      return new Verdict("VALID " + file, 0, null);
    } catch (InvalidDataException e) {
      return new Verdict("INVALID " + file + ": " + e.getMessage(), 1, null);
    } catch (IOException | OutOfMemoryError | RuntimeException e) {
      return new Verdict(Failure.message(file, e), 2, e);
    }
  }

  /// With --require, files are verified one after the other: a frozen file may be all in memory.
  private int threadsOfAFile() {
    return require != null ? threads : Math.max(1, threads / files.size());
  }

  private static <T> void verifyWindows(
      Input input, RecordFormat<T> format, Progress.Meter meter, VerifyOptions options)
      throws IOException {
    input.forEachWindow(
        format, options, () -> window -> meter.verified(window.view().segment().byteSize()));
  }

  private Progress progress() {
    return Main.of(spec().commandLine()).progress();
  }

  private CommandSpec spec() {
    return java.util.Objects.requireNonNull(spec, "picocli sets it");
  }
}
