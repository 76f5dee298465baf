// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.billion;

import dev.vitrine.VerifyOptions;
import dev.vitrine.mapping.ParallelWindows;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The one billion row challenge: least, mean and greatest temperature of every weather station in
/// a file of lines such as `Hamburg;12.0`.
///
/// ```text
/// java -XX:AOTCacheOutput=rows.aot -XX:+UseSerialGC -p examples/target/dist/lib \
///     -m dev.vitrine.examples/dev.vitrine.examples.billion.BillionRows measurements.txt
/// java -XX:AOTCache=rows.aot -XX:+UseSerialGC -p examples/target/dist/lib \
///     -m dev.vitrine.examples/dev.vitrine.examples.billion.BillionRows measurements.txt
/// ```
///
/// The first command also keeps what the JVM learned, so that the second starts sooner. Native
/// access is not needed: making the handles for it takes longer than it would save.
///
/// Nothing in it is unsafe. Each core takes windows of the file, private copies that fit its cache,
/// and each byte is checked when it is read, in the only pass: a name is UTF-8 if it was when it
/// was met first, and the rest of a row is a number and a line feed. Every access is checked too.
/// The rules are those of the contest (github.com/gunnarmorling/1brc): at most 10,000 names of at
/// most 100 bytes, temperatures from -99.9 to 99.9 with one digit behind the point.
final class BillionRows {

  private BillionRows() {}

  /// Prints the stations of a file in the format of the contest: `{Abha=-23.0/18.0/59.2, …}`.
  ///
  /// @param arguments the file
  /// @throws IOException if it cannot be read
  public static void main(String[] arguments) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.println(summarise(Path.of(arguments[0])));
  }

  /// {@return least, mean and greatest temperature of every station of a file, in order of names}
  ///
  /// @param file with lines `name;temperature`
  /// @throws IOException if it cannot be read
  /// @throws IllegalArgumentException if another line is in it
  static String summarise(Path file) throws IOException {
    int cores = Runtime.getRuntime().availableProcessors();
    List<RowReader> readers = new ArrayList<>();
    ParallelWindows.forEach(
        file,
        WholeRows.FORMAT,
        VerifyOptions.DEFAULT.withThreads(cores),
        () -> {
          RowReader reader = new RowReader();
          readers.add(reader);
          return window -> reader.read(window.view().get());
        });
    Map<String, Temperatures> stations = new TreeMap<>();
    readers.forEach(reader -> reader.table().addTo(stations));
    return stations.toString();
  }
}
