// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.frame;

/// One frame.
///
/// Immutable and safe for use by many threads, as far as the value is. Valid until the file is
/// closed.
///
/// @param <T> the type of the payload's value
/// @param index of the frame among those of its view, counted from 0
/// @param byteOffset where the frame begins, its header included, in bytes from the start of the
///   segment
/// @param byteSize how long the frame is, in bytes, with everything that belongs to it
/// @param value of the payload
public record Frame<T>(long index, long byteOffset, long byteSize, T value) {}
