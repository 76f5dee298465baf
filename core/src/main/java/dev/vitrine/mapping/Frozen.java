// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import java.lang.foreign.MemorySegment;

/// What a rung of the ladder hands over: bytes, why they cannot change, and how to ask again.
///
/// @param bytes read-only, of exactly the size that was proven, living as long as the arena that
///   the rung was given
/// @param guarantee what was proven about `bytes` before they were mapped
/// @param hold whether that still stands
record Frozen(MemorySegment bytes, Guarantee guarantee, Hold hold) {}
