// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.frame;

/// One way of putting frames one after the other: what a framing has for itself.
///
/// Everything else, the walk, the index, torn tails, windows, threads, payloads, is the same for
/// all. Immutable and safe for use by many threads.
interface Framing {

  /// {@return the identity of the framing, with its version}
  String name();

  /// {@return a reader for data that begins here}
  FrameReader reader();
}
