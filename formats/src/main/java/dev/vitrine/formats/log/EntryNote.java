// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.log;

import dev.vitrine.formats.internal.LineNotes;

/// Where the fields of an entry are, as sizes in one word; of entries whose ident is one byte,
/// which nearly all have, and whose other fields are not very long.
final class EntryNote {

  private static final int HOST_BITS = 8;
  private static final int USER_BITS = 6;
  private static final int REQUEST_BITS = 14;
  private static final int SIZE_BITS = 5;
  private static final int REFERRER_BITS = 14;

  private static final int HOST_SHIFT = LineNotes.COMMON_BITS;
  private static final int USER_SHIFT = HOST_SHIFT + HOST_BITS;
  private static final int REQUEST_SHIFT = USER_SHIFT + USER_BITS;
  private static final int SIZE_SHIFT = REQUEST_SHIFT + REQUEST_BITS;
  private static final int REFERRER_SHIFT = SIZE_SHIFT + SIZE_BITS;

  private EntryNote() {}

  /// {@return the note of an entry, or [LineNotes#NONE] if a size does not fit}
  ///
  /// @param line what all notes have
  /// @param host the size of the host, in bytes, and so on
  static long of(long line, long host, long user, long request, long size, long referrer) {
    boolean fits =
        ((host >>> HOST_BITS)
                | (user >>> USER_BITS)
                | (request >>> REQUEST_BITS)
                | (size >>> SIZE_BITS)
                | (referrer >>> REFERRER_BITS))
            == 0;
    return fits && line != LineNotes.NONE
        ? line
            | (host << HOST_SHIFT)
            | (user << USER_SHIFT)
            | (request << REQUEST_SHIFT)
            | (size << SIZE_SHIFT)
            | (referrer << REFERRER_SHIFT)
        : LineNotes.NONE;
  }

  static long host(long note) {
    return part(note, HOST_SHIFT, HOST_BITS);
  }

  static long user(long note) {
    return part(note, USER_SHIFT, USER_BITS);
  }

  static long request(long note) {
    return part(note, REQUEST_SHIFT, REQUEST_BITS);
  }

  static long size(long note) {
    return part(note, SIZE_SHIFT, SIZE_BITS);
  }

  static long referrer(long note) {
    return part(note, REFERRER_SHIFT, REFERRER_BITS);
  }

  private static long part(long note, int shift, int bits) {
    return (note >>> shift) & ((1L << bits) - 1);
  }
}
