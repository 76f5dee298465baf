// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.stats;

import dev.vitrine.formats.text.Entries;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// The numbers of one or several access logs.
///
/// For one thread at a time.
public final class AccessSummary {

  private static final int STATUS_COUNT = 1000;

  private final long[] byStatus = new long[STATUS_COUNT];
  private final SliceCounts paths = new SliceCounts();
  private final SliceCounts hosts = new SliceCounts();
  private long lines;
  private long entries;
  private long malformed;
  private long bytes;

  /// Adds the lines of a log; its entries are added one by one.
  public void addLines(Entries<?> log) {
    lines += log.lineCount();
    entries += log.entryCount();
    malformed += log.malformedCount();
  }

  public void addBytes(long count) {
    bytes += count;
  }

  /// Counts a status; one of more than three digits is none.
  public void addStatus(long status) {
    if (status < STATUS_COUNT) {
      byStatus[(int) status]++;
    }
  }

  /// {@return this summary, with the numbers of another one added}
  public AccessSummary with(AccessSummary other) {
    lines += other.lines;
    entries += other.entries;
    malformed += other.malformed;
    bytes += other.bytes;
    for (int status = 0; status < STATUS_COUNT; status++) {
      byStatus[status] += other.byStatus[status];
    }
    paths.addAll(other.paths);
    hosts.addAll(other.hosts);
    return this;
  }

  public long lines() {
    return lines;
  }

  public long entries() {
    return entries;
  }

  public long malformed() {
    return malformed;
  }

  /// {@return the sum of the response sizes}
  public long bytes() {
    return bytes;
  }

  /// {@return how many entries have each status, by the status as three digits}
  public Map<String, Long> byStatus() {
    Map<String, Long> counts = new TreeMap<>();
    for (int status = 0; status < STATUS_COUNT; status++) {
      if (byStatus[status] > 0) {
        counts.put(String.format(Locale.ROOT, "%03d", status), byStatus[status]);
      }
    }
    return counts;
  }

  public SliceCounts paths() {
    return paths;
  }

  public SliceCounts hosts() {
    return hosts;
  }
}
