// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.frame;

/// The write-ahead log of LevelDB and RocksDB (doc/log_format.md): blocks of 32 KiB, each a
/// sequence of fragments and zeros.
///
/// @param phase how many bytes of the present block come before the data, in `[0, 32768)`
/// @param logNumber of recyclable fragments; negative if not known
record LevelDbLog(int phase, long logNumber) implements Framing {

  static final int BLOCK_BYTE_SIZE = 1 << 15;

  /// No recyclable fragment has been seen.
  static final long NO_NUMBER = -1;

  static final LevelDbLog INSTANCE = new LevelDbLog(0, NO_NUMBER);

  @Override
  public String name() {
    return "leveldb/1";
  }

  @Override
  public FrameReader reader() {
    return new LevelDbReader(phase, logNumber);
  }
}
