// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.stats;

import dev.vitrine.examples.rows.Piece;
import dev.vitrine.examples.terminal.Progress;
import dev.vitrine.formats.text.Entries;
import dev.vitrine.mapping.ParallelWindows;
import dev.vitrine.mapping.Window;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What one thread counts of a log: some of its windows.
///
/// For one thread at a time.
///
/// @param <T> the view of the log
public final class SummaryPart<T extends Entries<?>> implements ParallelWindows.Reader<T> {

  private final StatsSource<T> source;
  private final String name;
  private final Progress.Meter meter;
  private final AccessSummary summary = new AccessSummary();
  private final Set<String> mechanisms = new TreeSet<>();
  private Optional<String> firstMalformed = Optional.empty();
  private long firstMalformedWindow = Long.MAX_VALUE;

  /// @param name of the log, for messages
  /// @param meter told of every byte
  public SummaryPart(StatsSource<T> source, String name, Progress.Meter meter) {
    this.source = source;
    this.name = name;
    this.meter = meter;
  }

  @Override
  public void read(Window<T> window) {
    T log = window.view().get();
    if (firstMalformed.isEmpty() && log.malformedCount() > 0) {
      firstMalformedWindow = window.view().segment().fileOffset();
      Piece<T> piece = new Piece<>(log, firstMalformedWindow, window.firstRecord(), name);
      firstMalformed = Optional.of(piece.malformed(log.malformedLines().iterator().next()));
    }
    summary.addLines(log);
    source.counter().accept(log, summary);
    mechanisms.add(window.view().segment().guarantee().mechanism().toString());
    meter.verified(window.view().segment().byteSize());
  }

  /// {@return this part, with another one of the same log added}
  public SummaryPart<T> with(SummaryPart<T> other) {
    summary.with(other.summary);
    mechanisms.addAll(other.mechanisms);
    if (other.firstMalformedWindow < firstMalformedWindow) {
      firstMalformed = other.firstMalformed;
      firstMalformedWindow = other.firstMalformedWindow;
    }
    return this;
  }

  public AccessSummary summary() {
    return summary;
  }

  /// {@return the guarantees under which the windows were read}
  public Set<String> mechanisms() {
    return mechanisms;
  }

  /// {@return what is wrong with the first malformed line, if there is one}
  public Optional<String> firstMalformed() {
    return firstMalformed;
  }
}
