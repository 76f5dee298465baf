// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.frame;

/// One of the consecutive pieces that a payload is cut into.
///
/// @param byteOffset where it begins, in bytes from the start of the segment
/// @param byteSize how long it is, in bytes
record Piece(long byteOffset, long byteSize) {}
