// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

// One verification, many readers: ranges of whole lines are searched by all cores at the same time.

import dev.vitrine.VerifyOptions;
import dev.vitrine.formats.text.LineCursor;
import dev.vitrine.formats.text.LineRange;
import dev.vitrine.formats.text.Lines;
import dev.vitrine.mapping.FrozenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

void main() throws IOException {
  Path path = Files.createTempFile("guide", ".txt");
  Files.writeString(path, "an ordinary line\nerror: one\nanother ordinary line\n".repeat(100_000));
  int cores = Runtime.getRuntime().availableProcessors();

  try (FrozenFile file = FrozenFile.open(path)) {
    Lines lines = file.verify(Lines.utf8(), VerifyOptions.DEFAULT.withThreads(cores)).get();
    List<LineRange> ranges = lines.partitions(4 * cores);
    long errors = ranges.parallelStream().mapToLong(range -> errors(lines, range)).sum();
    IO.println(errors + " of " + lines.count() + " lines");
  }
  Files.delete(path);
}

long errors(Lines lines, LineRange range) {
  long count = 0;
  for (LineCursor line = lines.cursor(range); line.advance(); ) {
    if (line.text().startsWith("error")) {
      count++;
    }
  }
  return count;
}

//> 100000 of 300000 lines
