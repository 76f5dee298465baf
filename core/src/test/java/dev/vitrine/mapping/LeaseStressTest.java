// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.testing.OnLinux;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Leases taken, broken and given back without end, by two other processes that do everything they
/// can to the file, while threads of this one read it.
///
/// Prints how it went: breaks, hashes, mismatches, how long our answers and their calls took.
@OnLinux
@Timeout(600)
class LeaseStressTest {

  private static final boolean LONG = Boolean.getBoolean("vitrine.long");
  private static final int BYTE_SIZE = 1 << 20;

  /// When to give up; with the machine to itself the goals are reached in 2 to 5 seconds each.
  private static final int SECONDS = 120;

  private static final int LONG_SECONDS = 500;

  /// Together at least 100 breaks, and 2,000 in the long run.
  @ParameterizedTest
  @CsvSource({"disk, 70, 1400", "memory, 40, 500", "xfs, 15, 200", "btrfs, 15, 200"})
  void noByteEverChanges(String kind, int breaks, int longBreaks) throws Exception {
    int goal = LONG ? longBreaks : breaks;
    long millis = TimeUnit.SECONDS.toMillis(LONG ? LONG_SECONDS : SECONDS);
    Figures figures = new Figures();
    try (Place place = Place.of(kind);
        Readers readers = new Readers()) {
      Path file = Leased.file(place.root(), "file", BYTE_SIZE);
      List<Process> storms = new ArrayList<>();
      for (int seed = 1; seed <= 2; seed++) {
        storms.add(Attacker.start("storm", file, Long.toString(millis), Integer.toString(seed)));
      }
      figures.run(file, readers, goal, System.nanoTime() + millis * 1_000_000);
      figures.report(kind, readers, storms);
      assertThat(readers.faults()).isEmpty();
      assertThat(figures.lost).isEmpty();
      assertThat(figures.broken).isGreaterThanOrEqualTo(goal);
    }
  }

  /// What happened.
  private static final class Figures {
    private final List<String> lost = new ArrayList<>();
    private int taken;
    private int broken;
    private int refused;
    private long slowestNanos;

    void run(Path file, Readers readers, int goal, long end) throws Exception {
      while (broken < goal && System.nanoTime() < end) {
        try (Leased leased = Leased.open(file)) {
          taken++;
          if (leased.bytes().byteSize() > 0) {
            readers.read(leased.bytes());
          }
          awaitBreak(leased, end);
          readers.awaitRounds(4);
          leased.mapping().confirm();
          broken += leased.state() == LeasedMapping.State.PRIVATE ? 1 : 0;
        } catch (FreezeException | ClassCastException e) { // open elsewhere, or empty
          refused++;
        } catch (GuaranteeLostException e) {
          lost.add(e.getMessage());
        }
      }
    }

    /// Sleeps, so that the watcher is what answers, and asks at times, as a caller would.
    private void awaitBreak(Leased leased, long end) throws InterruptedException {
      while (leased.state() == LeasedMapping.State.HELD && System.nanoTime() < end) {
        Thread.sleep(1);
        if (taken % 4 == 0) {
          long start = System.nanoTime();
          leased.mapping().confirm();
          slowestNanos = Math.max(slowestNanos, System.nanoTime() - start);
        }
      }
    }

    void report(String kind, Readers readers, List<Process> storms) throws Exception {
      System.out.printf(
          "%s: %d leases, %d broken, %d refused; %d hashes, %d mismatches, slowest confirm %.1f ms%n",
          kind,
          taken,
          broken,
          refused,
          readers.rounds(),
          readers.faults().size(),
          slowestNanos / 1e6);
      for (Process storm : storms) {
        storm.getOutputStream().close(); // ends it
        String line = storm.inputReader(StandardCharsets.US_ASCII).readLine();
        System.out.printf("  attacker: %s (calls; p50, p90, p99, max in µs)%n", line);
        assertThat(Attacker.finish(storm)).isZero();
      }
    }
  }
}
