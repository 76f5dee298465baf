// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples;

import dev.vitrine.examples.grep.GrepInput;
import dev.vitrine.examples.grep.GrepOptions;
import dev.vitrine.examples.grep.GrepPatterns;
import dev.vitrine.examples.grep.GrepReport;
import dev.vitrine.examples.grep.LineHead;
import dev.vitrine.examples.grep.LineMatcher;
import dev.vitrine.examples.terminal.ByteOutput;
import dev.vitrine.examples.terminal.ColourOption;
import dev.vitrine.examples.terminal.Input;
import dev.vitrine.examples.terminal.Progress;
import dev.vitrine.examples.terminal.StandardInput;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
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
import picocli.CommandLine.Spec;

/// `vitrine grep`: the lines in which a string occurs, as `grep -F` prints them.
@Command(
    name = "grep",
    description = "Prints the lines in which a string occurs, as grep -F does in UTF-8.",
    footer = {
      "",
      "Examples:",
      "  vitrine grep -n ' 500 ' access.log access.log.1",
      "  vitrine grep -c -i -e error -e warning /var/log/syslog",
      "",
      "Files may be written to meanwhile; nothing is mapped. Exit status: 0 a line",
      "was selected, 1 none was, 2 error. -E is java.util.regex: the first alternative",
      "wins, not the longest; \\p{Alpha}, not [[:alpha:]]."
    })
final class GrepCommand implements Callable<Integer> {

  private static final String STANDARD_INPUT_SHOWN = "(standard input)";

  @Mixin private GrepOptions options = new GrepOptions();

  @Mixin private ColourOption colour = new ColourOption();

  // Not mixinStandardHelpOptions, whose -h and -V mean something else to those who use grep.
  @Option(names = "--help", usageHelp = true, description = "Show this help message and exit.")
  void showHelp(boolean given) {
    // picocli does it
  }

  @Spec private @Nullable CommandSpec spec;

  private boolean failed;

  /// Lets options be given as users of grep are used to: twice, and `-e -v` for the pattern `-v`.
  static void configure(CommandLine grep) {
    grep.setOverwrittenOptionsAllowed(true);
    grep.setAllowOptionsAsOptionParameters(true);
  }

  @Override
  public Integer call() throws IOException {
    LineMatcher matcher = matcher();
    if (options.selectsNothing()) {
      return 1;
    }
    ByteOutput out = new ByteOutput(Main.of(command()).standardOutput());
    try {
      boolean selected = search(matcher, out);
      out.flush();
      boolean enough = selected && options.quiet();
      return failed && !enough ? 2 : selected ? 0 : 1;
    } catch (ByteOutput.ClosedException e) {
      return 2; // the standard output has kept the reason
    }
  }

  private LineMatcher matcher() {
    try {
      return GrepPatterns.matcher(options);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command(), String.valueOf(e.getMessage()), e);
    }
  }

  /// {@return whether a line was selected in any file}
  private boolean search(LineMatcher matcher, ByteOutput out) throws IOException {
    List<String> files = options.files();
    boolean named = options.named().orElse(files.size() > 1);
    boolean selected = false;
    Progress progress = Main.of(command()).progress();
    progress.expect(files.stream().map(Path::of).toList());
    for (String file : files) {
      String name = file.equals(Input.STANDARD_INPUT) ? STANDARD_INPUT_SHOWN : file;
      LineHead head = new LineHead(options, named ? name : "");
      try (Arena arena = Arena.ofConfined();
          Progress.Meter meter = progress.meter(Path.of(file));
          ReadableByteChannel channel = open(file)) {
        GrepReport report = new GrepReport(options, matcher, out, head, colours());
        GrepInput input = new GrepInput(options, matcher, report, meter, arena);
        search(input, channel, name, out);
        summarise(name, report, input, head, out);
        selected |= report.selected() > 0;
      } catch (ByteOutput.ClosedException e) {
        throw e;
      } catch (IOException | OutOfMemoryError e) {
        fail(name, e, out);
      }
      if (selected && options.quiet()) {
        return true;
      }
    }
    return selected;
  }

  /// What was found before a failure counts.
  private void search(GrepInput input, ReadableByteChannel channel, String name, ByteOutput out)
      throws IOException {
    try {
      input.search(channel, out);
    } catch (ByteOutput.ClosedException e) {
      throw e;
    } catch (IOException | StackOverflowError e) {
      fail(name, e, out);
    }
  }

  private void fail(String name, Throwable failure, ByteOutput out) throws IOException {
    failed = true;
    if (!options.noMessages()) {
      out.flush();
      Failure.print(command(), Failure.message(Path.of(name), failure), failure);
    }
  }

  private void summarise(
      String name, GrepReport report, GrepInput input, LineHead head, ByteOutput out)
      throws IOException {
    if (options.counts()) {
      head.writeName(out);
      out.write(report.selected());
      out.write('\n');
    }
    if (options.lists(report.selected() > 0)) {
      out.write((name + "\n").getBytes(StandardCharsets.UTF_8));
    }
    if (options.printsLines() && (report.isHidden() || input.hasBinaryMatch())) {
      out.flush();
      Failure.print(command(), "binary file matches [" + name + "]");
    }
  }

  private ReadableByteChannel open(String file) throws IOException {
    if (file.equals(Input.STANDARD_INPUT)) {
      return new StandardInput();
    }
    Path path = Path.of(file);
    // Otherwise a search would find what it has just written, for ever.
    Path output = Path.of("/proc/self/fd/1");
    if (options.printsLines()
        && Files.isRegularFile(output)
        && Files.isRegularFile(path)
        && Files.isSameFile(output, path)) {
      throw new FileSystemException(file, null, "is also the standard output");
    }
    return Files.newByteChannel(path);
  }

  private boolean colours() {
    return colour.isOn(Main.of(command()).terminal().coloursOut());
  }

  private CommandLine command() {
    return Objects.requireNonNull(spec, "picocli sets it").commandLine();
  }
}
