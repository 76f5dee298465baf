// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine;

import dev.vitrine.internal.part.CheckedPart;
import dev.vitrine.mapping.FrozenSegment;

/// Bytes that a [ReopenableFormat] has verified before, as a part of a larger whole.
///
/// Only Vitrine makes one, for exactly the bytes, and for the very format, that a verification has
/// accepted. Whoever is handed one need not check them again.
///
/// Immutable; its bytes are valid until the file behind them is closed.
public sealed interface VerifiedPart permits CheckedPart {

  /// {@return the bytes that were verified}
  FrozenSegment segment();
}
