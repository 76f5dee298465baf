// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine;

import static java.util.Objects.requireNonNull;

import dev.vitrine.mapping.FrozenSegment;
import dev.vitrine.mapping.GuaranteeLostException;
import java.time.Duration;

/// Typed access to bytes that cannot change and have been verified exactly once.
///
/// The only way to one is [#verify], which runs a [Format] over a [FrozenSegment]. From then on the
/// accessors of [#get()] check nothing again; that is sound because the bytes under them stay as
/// they were verified.
///
/// Immutable and safe for use by many threads, as far as the arena of the segment allows. Valid
/// until the file behind the segment is closed; every access after that is an
/// [IllegalStateException].
///
/// @param <T> the type of the verified value
public final class VerifiedView<T> {

  // INVARIANT: value was returned by the format named in verification for exactly this segment, and
  // the segment's guarantee held after the format had read the last byte.
  private final T value;
  private final FrozenSegment segment;
  private final Verification verification;

  private VerifiedView(T value, FrozenSegment segment, Verification verification) {
    this.value = value;
    this.segment = segment;
    this.verification = verification;
  }

  /// Verifies a segment as one format.
  ///
  /// The guarantee of the segment is asked for once more after the format has returned and before
  /// the view is published.
  ///
  /// @param <T> the type of the verified value
  /// @param segment the bytes
  /// @param format what they ought to be
  /// @param options threads, limits and progress
  /// @return the view
  /// @throws InvalidDataException if the bytes are not of that format
  /// @throws GuaranteeLostException if the bytes may have changed meanwhile
  /// @throws IllegalStateException if the segment has been closed
  public static <T> VerifiedView<T> verify(
      FrozenSegment segment, Format<T> format, VerifyOptions options) throws InvalidDataException {
    requireNonNull(segment, "segment");
    requireNonNull(format, "format");
    VerifyContext context = new VerifyContext(format, segment, options);
    long start = System.nanoTime();
    T value = requireNonNull(format.verify(segment, context), "the format's value");
    segment.confirm();
    Verification verification =
        new Verification(
            format.name(),
            segment.byteSize(),
            Duration.ofNanos(System.nanoTime() - start),
            context.threads(),
            context.records(),
            context.counts());
    return new VerifiedView<>(value, segment, verification);
  }

  /// {@return the typed value; always the same object}
  public T get() {
    return value;
  }

  /// {@return the bytes that were verified}
  public FrozenSegment segment() {
    return segment;
  }

  /// {@return what was proven}
  public Verification verification() {
    return verification;
  }

  /// Makes sure that everything read until now was read from unchanged bytes.
  ///
  /// For a permanent or private guarantee this can only succeed. For a revocable one it asks the
  /// kernel, in about a microsecond; call it once after a batch of reads.
  ///
  /// @throws GuaranteeLostException if the bytes may have changed
  /// @throws IllegalStateException if the file has been closed
  public void confirm() {
    segment.confirm();
  }

  @Override
  public String toString() {
    return "VerifiedView[%s, %d bytes, %s]"
        .formatted(verification.format(), segment.byteSize(), segment.guarantee());
  }
}
