// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.part;

import dev.vitrine.VerifiedPart;
import dev.vitrine.mapping.FrozenSegment;

/// The one kind of [VerifiedPart], which only the formats of Vitrine can name: they vouch that the
/// segment is, byte for byte, one that the format it is handed to has verified.
///
/// @param segment the bytes
public record CheckedPart(FrozenSegment segment) implements VerifiedPart {}
