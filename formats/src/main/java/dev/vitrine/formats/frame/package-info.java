// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0
/// Frames: data with lengths, checksums or headers around payloads of any kind.
///
/// Begin with `file.verify(Frames.u32LittleEndian())` for bytes, or with
/// `file.verify(Frames.u32LittleEndian().of(Text.utf8()))` for payloads that are verified too, by
/// any other format; for captured packets with [dev.vitrine.formats.frame.Packets].
///
/// A file that ends inside a frame is told from one that is damaged: see
/// [dev.vitrine.formats.frame.FrameFormat#acceptingTornTail()].
package dev.vitrine.formats.frame;
