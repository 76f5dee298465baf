// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

// A log of any size, in constant memory: windows of it are copied, verified and read one by one.

import dev.vitrine.VerifyOptions;
import dev.vitrine.formats.log.AccessLog;
import dev.vitrine.formats.log.AccessLogCursor;
import dev.vitrine.mapping.Windows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

void main() throws IOException {
  Path path = Files.createTempFile("guide", ".log");
  Files.writeString(path, sample());
  long entries = 0;
  long malformed = 0;
  long bytes = 0;
  try (Windows<AccessLog> log = Windows.open(path, AccessLog.common(), VerifyOptions.DEFAULT)) {
    while (log.advance()) {
      AccessLog window = log.view().get();
      malformed += window.malformedCount();
      for (AccessLogCursor entry = window.cursor(); entry.advance(); ) {
        entries++;
        bytes += entry.responseBytes();
      }
    }
  }
  IO.println(entries + " entries, " + malformed + " malformed, " + bytes + " bytes");
  Files.delete(path);
}

String sample() {
  String entry = "10.0.0.1 - - [17/May/2026:10:05:03 +0000] \"GET / HTTP/1.1\" 200 512\n";
  return entry.repeat(50_000) + "this line was cut o\n" + entry;
}

//> 50001 entries, 1 malformed, 25600512 bytes
