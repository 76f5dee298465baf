// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.frame;

/// The beginning of a frame that the data ends in, behind frames that are all valid.
///
/// @param byteOffset where the frame begins: the number of valid bytes before it, from the start of
///   the segment
/// @param byteSize how much there is of it, in bytes, at least 0
public record TornTail(long byteOffset, long byteSize) {}
