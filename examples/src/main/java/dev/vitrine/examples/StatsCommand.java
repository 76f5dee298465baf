// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples;

import dev.vitrine.VerifyOptions;
import dev.vitrine.examples.rows.JsonLines;
import dev.vitrine.examples.stats.AccessSummary;
import dev.vitrine.examples.stats.SampleLog;
import dev.vitrine.examples.stats.StatsReport;
import dev.vitrine.examples.stats.StatsSource;
import dev.vitrine.examples.stats.SummaryPart;
import dev.vitrine.examples.terminal.Input;
import dev.vitrine.examples.terminal.Progress;
import dev.vitrine.formats.log.LogLayout;
import dev.vitrine.formats.text.Entries;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `vitrine stats`: the summary of access logs.
@Command(
    name = "stats",
    mixinStandardHelpOptions = true,
    description = "Summarises access logs; without FILE, a sample log that it makes.",
    footer = {
      "",
      "Examples:",
      "  vitrine stats /var/log/nginx/access.log",
      "  vitrine stats --json --top 3 access.log.1 access.log",
      "  zcat access.log.*.gz | vitrine stats -",
      "  vitrine stats --format w3c u_ex150113.log",
      "  vitrine stats --log-format '%%h %%l %%u %%t \"%%r\" %%>s %%b %%D' access.log"
    })
final class StatsCommand implements Callable<Integer> {

  /// All processors, but not so many that the tables of each of them, which are added up at the
  /// end, take much memory, or that they wait for each other to read.
  private static final int THREADS = Math.min(8, Runtime.getRuntime().availableProcessors());

  /// The formats of access logs.
  enum Format {
    /// NCSA, with referrer and user agent.
    COMBINED,
    /// NCSA, without.
    COMMON,
    /// W3C extended.
    EXTENDED,
    /// W3C extended too, by the name that the other commands have for it.
    W3C;

    StatsSource<?> source() {
      return switch (this) {
        case COMBINED -> StatsSource.combined();
        case COMMON -> StatsSource.common();
        case EXTENDED, W3C -> StatsSource.extended();
      };
    }

    @Override
    public String toString() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  @Option(
      names = "--format",
      defaultValue = "combined",
      description = "What the files are: ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  private Format format = Format.COMBINED;

  @Option(
      names = "--log-format",
      paramLabel = "STRING",
      description = "Access logs of this layout instead: the LogFormat of httpd or nginx.")
  private Optional<String> logFormat = Optional.empty();

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many paths and hosts to list; default ${DEFAULT-VALUE}.")
  private int top;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = "The logs, counted together; - is the standard input.")
  private List<Path> files = List.of();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (top < 0) {
      throw new ParameterException(
          spec().commandLine(), "--top: negative (found %d, allowed 0 and above)".formatted(top));
    }
    StatsSource<?> source = source();
    if (files.isEmpty()) {
      files = List.of(sample());
    }
    Main.of(spec().commandLine()).progress().expect(files);
    AccessSummary summary = new AccessSummary();
    Set<String> mechanisms = new TreeSet<>();
    List<Path> read = new ArrayList<>();
    for (Path file : files) {
      Optional<AccessSummary> alone = summarise(source, file, mechanisms);
      if (alone.isPresent()) {
        summary = read.isEmpty() ? alone.get() : summary.with(alone.get());
        read.add(file);
      }
    }
    if (!read.isEmpty()) {
      StatsReport report = new StatsReport(summary, read, mechanisms, top);
      PrintWriter out = spec().commandLine().getOut();
      if (json) {
        report.writeJson(new JsonLines(out, message -> {}));
      } else {
        out.println(report.text());
      }
    }
    return read.size() == files.size() ? 0 : 2;
  }

  private StatsSource<?> source() {
    try {
      return logFormat.isPresent()
          ? StatsSource.layout(LogLayout.of(logFormat.get()))
          : format.source();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec().commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private Path sample() throws IOException {
    Path folder = Path.of(System.getProperty("java.io.tmpdir"));
    Path sample;
    try {
      sample = SampleLog.create(folder);
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException e) { // a full disk, which does not say which
      throw new IOException("cannot write: " + e.getMessage() + " [" + folder + "]", e);
    }
    spec()
        .commandLine()
        .getErr()
        .println(
            "vitrine: no FILE given; made a sample log of "
                + (SampleLog.LINES + " lines [" + sample + "]"));
    return sample;
  }

  /// {@return the numbers of one file; empty if it could not be read to its end: half of its
  /// numbers would be worse than none}
  private <T extends Entries<?>> Optional<AccessSummary> summarise(
      StatsSource<T> source, Path file, Set<String> mechanisms) {
    Input input = new Input(file);
    List<SummaryPart<T>> parts = new ArrayList<>();
    try (Progress.Meter meter = Main.of(spec().commandLine()).progress().meter(file)) {
      VerifyOptions options = VerifyOptions.DEFAULT.withThreads(THREADS);
      input.forEachWindow(
          source.format(),
          options,
          () -> {
            parts.add(new SummaryPart<>(source, input.name(), meter));
            return parts.getLast();
          });
      SummaryPart<T> all = parts.stream().reduce(SummaryPart::with).orElseThrow();
      mechanisms.addAll(all.mechanisms());
      if (all.summary().entries() == 0) {
        all.firstMalformed().ifPresent(this::hint);
      }
      return Optional.of(all.summary());
    } catch (IOException | OutOfMemoryError | RuntimeException e) {
      Failure.print(spec().commandLine(), Failure.message(file, e), e);
      return Optional.empty();
    }
  }

  /// Zeros alone would not say that the format is another one.
  private void hint(String firstMalformed) {
    Failure.print(
        spec().commandLine(),
        "no line is of the format %s; %s"
            .formatted(logFormat.orElse(format.toString()), firstMalformed));
  }

  private CommandSpec spec() {
    return Objects.requireNonNull(spec, "picocli sets it");
  }
}
