// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples;

import dev.vitrine.VerifyOptions;
import dev.vitrine.formats.text.LineRange;
import dev.vitrine.formats.text.Lines;
import dev.vitrine.mapping.FrozenFile;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;

/// The one billion row challenge: least, mean and greatest temperature of every weather station in
/// a file of lines such as `Hamburg;12.0`.
///
/// ```text
/// java -p examples/target/dist/lib --enable-native-access=dev.vitrine.core \
///     -m dev.vitrine.examples/dev.vitrine.examples.BillionRows measurements.txt
/// ```
///
/// Nothing in it is unsafe: the file is frozen, so that it can neither change nor shrink while all
/// cores read it, and verified to be UTF-8 before; every access is checked. The rules are those of
/// the contest (github.com/gunnarmorling/1brc): at most 10,000 names, temperatures from -99.9 to
/// 99.9 with one digit behind the point.
final class BillionRows {

  /// How many parts each core gets, so that one that was disturbed does not keep the others
  /// waiting.
  private static final int PARTS_PER_CORE = 4;

  private BillionRows() {}

  /// Prints the stations of a file in the format of the contest: `{Abha=-23.0/18.0/59.2, …}`.
  ///
  /// @param arguments the file
  /// @throws IOException if it cannot be read, or is not UTF-8
  public static void main(String[] arguments) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.println(summarise(Path.of(arguments[0])));
  }

  /// {@return least, mean and greatest temperature of every station of a file, in order of names}
  ///
  /// @param file with lines `name;temperature`
  /// @throws IOException if it cannot be read, or is not UTF-8
  /// @throws IllegalArgumentException if a line is not one of the contest
  static String summarise(Path file) throws IOException {
    int cores = Runtime.getRuntime().availableProcessors();
    try (FrozenFile frozen = FrozenFile.open(file)) {
      Lines lines = frozen.verify(Lines.utf8(), VerifyOptions.DEFAULT.withThreads(cores)).get();
      MemorySegment bytes = frozen.segment().bytes();
      return lines.partitions(PARTS_PER_CORE * cores).parallelStream()
          .map(range -> table(bytes, range))
          .reduce(StationTable::with)
          .orElseGet(() -> new StationTable(bytes))
          .lines()
          .collect(Collectors.joining(", ", "{", "}"));
    }
  }

  private static StationTable table(MemorySegment bytes, LineRange range) {
    StationTable table = new StationTable(bytes);
    table.addLines(range.byteOffset(), range.byteOffset() + range.byteSize());
    return table;
  }
}
