// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

/// What a buffer begins with, and who is to read it.
///
/// @param type of the root table
/// @param identifier four characters at byte 4; empty if any will do
/// @param slotLimit below which the sizes and slots of vtables must be: [#ANY_SLOT], or what the
///   reader can bear
record RootType(FlatType type, String identifier, int slotLimit) {

  /// No limit but that of 16 bits.
  static final int ANY_SLOT = 0x10000;

  /// The limit of readers that take the numbers of a vtable as signed.
  static final int SIGNED_SLOT = 0x8000;

  /// {@return the same for readers that take the numbers of a vtable as signed}
  RootType withSignedSlots() {
    return new RootType(type, identifier, SIGNED_SLOT);
  }
}
