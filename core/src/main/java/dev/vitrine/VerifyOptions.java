// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine;

import static java.util.Objects.requireNonNull;

/// How a verification is carried out: threads, limits and progress. None of it changes what the
/// verified value is.
///
/// Immutable and safe for use by many threads, if `progress` is.
///
/// @param threads how many threads may verify at the same time, at least 1
/// @param maxRecordByteSize the largest record (line, frame) that is accepted, in bytes, at least 1
/// @param maxDepth how deep data may nest, at least 1
/// @param firstRecord how many records come before the first one of the segment, at least 0; for
///   the line and record numbers of messages, where the segment is a part of a larger whole
/// @param progress told of every part that has been verified
public record VerifyOptions(
    int threads, long maxRecordByteSize, int maxDepth, long firstRecord, Progress progress) {

  /// One thread, records of up to 2 GiB - 1 bytes, 128 levels, no progress.
  public static final VerifyOptions DEFAULT =
      new VerifyOptions(1, Integer.MAX_VALUE, 128, 0, bytes -> {});

  /// Told how far a verification has come.
  @FunctionalInterface
  public interface Progress {

    /// Called after some bytes have been verified, from any of the verifying threads, possibly at
    /// the same time, and not in order.
    ///
    /// @param byteSize how many bytes have been verified since the last call, at least 1
    void verified(long byteSize);
  }

  /// Makes options.
  ///
  /// @throws IllegalArgumentException if a number is below its smallest value
  public VerifyOptions {
    requireNonNull(progress, "progress");
    requireAtLeastOne(threads, "threads");
    requireAtLeastOne(maxRecordByteSize, "maxRecordByteSize");
    requireAtLeastOne(maxDepth, "maxDepth");
    if (firstRecord < 0) {
      throw new IllegalArgumentException(
          "firstRecord: negative (found %d, allowed 0 and above)".formatted(firstRecord));
    }
  }

  /// {@return these options with another number of threads}
  ///
  /// @param threads at least 1
  public VerifyOptions withThreads(int threads) {
    return new VerifyOptions(threads, maxRecordByteSize, maxDepth, firstRecord, progress);
  }

  /// {@return these options with another limit for records}
  ///
  /// @param maxRecordByteSize in bytes, at least 1
  public VerifyOptions withMaxRecordByteSize(long maxRecordByteSize) {
    return new VerifyOptions(threads, maxRecordByteSize, maxDepth, firstRecord, progress);
  }

  /// {@return these options with another limit for nesting}
  ///
  /// @param maxDepth in levels, at least 1
  public VerifyOptions withMaxDepth(int maxDepth) {
    return new VerifyOptions(threads, maxRecordByteSize, maxDepth, firstRecord, progress);
  }

  /// {@return these options with another number for the first record}
  ///
  /// @param firstRecord how many records come before it, at least 0
  public VerifyOptions withFirstRecord(long firstRecord) {
    return new VerifyOptions(threads, maxRecordByteSize, maxDepth, firstRecord, progress);
  }

  /// {@return these options with somebody to be told of progress}
  ///
  /// @param progress must be safe for use by many threads if `threads` is above 1
  public VerifyOptions withProgress(Progress progress) {
    return new VerifyOptions(threads, maxRecordByteSize, maxDepth, firstRecord, progress);
  }

  private static void requireAtLeastOne(long value, String name) {
    if (value < 1) {
      throw new IllegalArgumentException(
          "%s: too small (found %d, allowed 1 and above)".formatted(name, value));
    }
  }
}
