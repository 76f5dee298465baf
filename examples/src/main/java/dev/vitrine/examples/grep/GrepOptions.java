// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.grep;

import dev.vitrine.examples.terminal.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The options of `grep`, by the letters and names that they have in GNU grep.
public final class GrepOptions {

  @Option(
      names = {"-c", "--count"},
      description = "Print only how many lines are selected.")
  private boolean count;

  @Option(
      names = {"-i", "--ignore-case"},
      description = "Case does not matter.")
  private boolean ignoreCase;

  @Option(
      names = {"-n", "--line-number"},
      description = "Print the number of each line, from 1.")
  private boolean lineNumber;

  @Option(
      names = {"-b", "--byte-offset"},
      description = "Print where each line begins, in bytes from 0.")
  private boolean byteOffset;

  @Option(
      names = {"-v", "--invert-match"},
      description = "Select the lines that do not match.")
  private boolean invert;

  @Option(
      names = {"-e", "--regexp"},
      paramLabel = "PATTERN",
      parameterConsumer = PatternConsumer.class,
      description = "A pattern, also one that begins with -; may be repeated.")
  private @Nullable List<String> patterns;

  @Option(
      names = {"-E", "--extended-regexp"},
      description = "Patterns are regular expressions of java.util.regex.")
  public void setRegex(boolean given) {
    regex |= given;
  }

  @Option(
      names = {"-F", "--fixed-strings"},
      description = "Patterns are strings, which is the default.")
  public void setFixed(boolean given) {
    regex &= !given;
  }

  @Option(
      names = {"-w", "--word-regexp"},
      description = "Only whole words match.")
  private boolean word;

  @Option(
      names = {"-x", "--line-regexp"},
      description = "Only whole lines match.")
  private boolean line;

  @Option(
      names = {"-o", "--only-matching"},
      description = "Print only what matches, not the line.")
  private boolean onlyMatching;

  @Option(
      names = {"-q", "--quiet", "--silent"},
      description = "Print nothing; end at the first selected line.")
  private boolean quiet;

  @Option(
      names = {"-s", "--no-messages"},
      description = "Print nothing about files that cannot be read.")
  private boolean noMessages;

  @Option(
      names = {"-l", "--files-with-matches"},
      description = "Print the names of files with selected lines.")
  public void setListMatching(boolean given) {
    listed = given ? Boolean.TRUE : listed;
  }

  @Option(
      names = {"-L", "--files-without-match"},
      description = "Print the names of files without selected lines.")
  public void setListOthers(boolean given) {
    listed = given ? Boolean.FALSE : listed;
  }

  @Option(
      names = {"-m", "--max-count"},
      paramLabel = "N",
      description = "End each file after N selected lines.")
  private long maxCount = -1;

  @Option(
      names = {"-a", "--text"},
      description = "Show the lines of binary files too.")
  private boolean text;

  @Parameters(
      arity = "0..*",
      paramLabel = "PATTERN FILE",
      description = "What to look for, unless -e says it, and where; - is the standard input.")
  private List<String> arguments = List.of();

  // Of two options that contradict each other, the last one holds.
  private boolean regex;
  private @Nullable Boolean named;
  private @Nullable Boolean listed;

  @Option(
      names = {"-h", "--no-filename"},
      description = "Print no names of files before lines.")
  public void setUnnamed(boolean given) {
    named = given ? Boolean.FALSE : named;
  }

  @Option(
      names = {"-H", "--with-filename"},
      description = "Print them, also for one file.")
  public void setNamed(boolean given) {
    named = given ? Boolean.TRUE : named;
  }

  /// {@return what to look for: a line feed parts patterns}
  ///
  /// @throws IllegalArgumentException if there is none
  public List<String> patterns() {
    if (patterns == null && arguments.isEmpty()) {
      throw new IllegalArgumentException("Missing required parameter: 'PATTERN'");
    }
    List<String> lines = new ArrayList<>();
    for (String pattern : patterns != null ? patterns : arguments.subList(0, 1)) {
      lines.addAll(List.of(pattern.split("\n", -1)));
    }
    return lines.stream().distinct().toList();
  }

  public List<String> files() {
    List<String> files = arguments.subList(patterns == null ? 1 : 0, arguments.size());
    return files.isEmpty() ? List.of(Input.STANDARD_INPUT) : files;
  }

  /// {@return whether names of files stand before lines, if that was said}
  public Optional<Boolean> named() {
    return Optional.ofNullable(named);
  }

  public boolean ignoreCase() {
    return ignoreCase;
  }

  /// {@return whether patterns are expressions; the last word of `-E` and `-F` is not kept: -E
  /// wins}
  public boolean regex() {
    return regex;
  }

  public FixedMatcher.Extent extent() {
    if (line) {
      return FixedMatcher.Extent.LINE;
    }
    return word ? FixedMatcher.Extent.WORD : FixedMatcher.Extent.ANY;
  }

  public boolean lineNumber() {
    return lineNumber;
  }

  public boolean byteOffset() {
    return byteOffset;
  }

  public boolean invert() {
    return invert;
  }

  public boolean onlyMatching() {
    return onlyMatching;
  }

  public boolean quiet() {
    return quiet;
  }

  public boolean noMessages() {
    return noMessages;
  }

  public boolean text() {
    return text;
  }

  /// {@return whether no line can be selected, so that no file need be opened}
  public boolean selectsNothing() {
    boolean allMatch = patterns().equals(List.of("")) && !line && !word;
    return (maxCount == 0 || (invert && allMatch)) && !lists(false);
  }

  /// {@return after how many selected lines a file ends; [Long#MAX_VALUE] for no limit}
  public long maxCount() {
    return maxCount < 0 ? Long.MAX_VALUE : maxCount;
  }

  /// {@return whether only the number of lines is printed}
  public boolean counts() {
    return count && !quiet && !lists();
  }

  /// {@return whether only names of files are printed}
  public boolean lists() {
    return !quiet && listed != null;
  }

  /// {@return whether a file is to be named that has selected lines, or has none}
  public boolean lists(boolean selected) {
    return lists() && Boolean.valueOf(selected).equals(listed);
  }

  /// {@return whether lines are printed}
  public boolean printsLines() {
    return !count && !quiet && !lists();
  }

  /// {@return whether parts of lines are printed}
  public boolean printsMatches() {
    return printsLines() && onlyMatching;
  }
}
