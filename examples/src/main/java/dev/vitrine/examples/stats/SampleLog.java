// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.stats;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;

/// A made-up access log in the combined format, the same at every call.
public final class SampleLog {

  /// How many lines a sample has.
  public static final int LINES = 100_000;

  /// One line in this many is malformed.
  public static final int MALFORMED_EVERY = 1000;

  private static final long SEED = 20_260_101;
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String[] PATHS = {
    "/", "/index.html", "/style.css", "/logo.png", "/search?q=vitrine", "/docs/guide.html", "/feed"
  };
  private static final int[] STATUSES = {200, 200, 200, 200, 200, 200, 304, 301, 404, 500};
  private static final String[] AGENTS = {
    "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0", "curl/8.14.1", "ExampleBot/2.1 \\\"crawler\\\""
  };

  private final Random random = new Random(SEED);

  private SampleLog() {}

  /// {@return a sample log in the folder, under a name of its own}
  ///
  /// It is written under a random name and moved there, so that what already has the name, a link
  /// of somebody else's for example, is replaced and not written through.
  public static Path create(Path folder) throws IOException {
    Path temporary = Files.createTempFile(folder, "vitrine-sample-", ".log");
    Thread deletion = new Thread(() -> delete(temporary));
    Runtime.getRuntime().addShutdownHook(deletion); // for SIGINT and SIGTERM
    try {
      write(temporary);
      return named(temporary, folder);
    } catch (IOException e) {
      delete(temporary);
      throw e;
    } finally {
      keep(deletion);
    }
  }

  private static Path named(Path temporary, Path folder) throws IOException {
    try {
      Path named = folder.resolve("vitrine-sample.log");
      return Files.move(temporary, named, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      return temporary; // the name belongs to another user, or is that of a folder
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // nobody is left to be told
    }
  }

  private static void keep(Thread deletion) {
    try {
      Runtime.getRuntime().removeShutdownHook(deletion);
    } catch (IllegalStateException e) {
      // the process is ending, and the file with it
    }
  }

  private static void write(Path file) throws IOException {
    try (BufferedWriter writer = Files.newBufferedWriter(file)) {
      SampleLog log = new SampleLog();
      for (int i = 1; i <= LINES; i++) {
        writer.write(i % MALFORMED_EVERY == 0 ? log.malformed(i) : log.entry(i));
        writer.write('\n');
      }
    }
  }

  private String entry(int number) {
    String host = "10." + random.nextInt(4) + "." + random.nextInt(16) + "." + (skewed(250) + 1);
    String path = PATHS[skewed(PATHS.length)];
    int status = STATUSES[random.nextInt(STATUSES.length)];
    String bytes = status == 304 ? "-" : Integer.toString(200 + random.nextInt(50_000));
    String agent = AGENTS[random.nextInt(AGENTS.length)];
    return "%s - - [%s] \"GET %s HTTP/1.1\" %s %s \"-\" \"%s\""
        .formatted(
            host,
            TIME.format(START.plusSeconds(number)),
            path,
            Integer.toString(status), // and not by %d, whose digits are those of a language
            bytes,
            agent);
  }

  /// An entry that was cut off, as after a crash.
  private String malformed(int number) {
    String whole = entry(number);
    return whole.substring(0, whole.length() / 2);
  }

  /// {@return a number below `bound`, the small ones more often}
  private int skewed(int bound) {
    return (int) (bound * random.nextDouble() * random.nextDouble());
  }
}
