// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0
/// The second door: bytes that cannot change become typed values, by one verification.
///
/// Begin with [dev.vitrine.mapping.FrozenFile#open], which gives the bytes, and
/// [dev.vitrine.mapping.FrozenFile#verify], which gives a [dev.vitrine.VerifiedView]. Write a
/// [dev.vitrine.Format] to add a layout of your own.
///
/// Terms used everywhere, exactly:
///
/// - *frozen*: the bytes cannot change while the segment is alive, and a
///   [dev.vitrine.mapping.Guarantee] says why.
/// - *verified*: a format has read the frozen bytes once and found them to be what it describes.
/// - *byteOffset*, *byteSize*: always in bytes, always `long`; ranges include their begin and
///   exclude their end.
/// - *index*: an ordinal, counted from 0; line numbers alone count from 1, as editors do.
package dev.vitrine;
