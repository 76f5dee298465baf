// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The disk below a file system, which can be damaged behind its back.
///
/// @param path the block device
record Disk(Path path) {

  private static final int CHUNK = 1 << 20;

  /// {@return the disk on which a file lies}
  static Disk of(Path file) throws IOException {
    return new Disk(Path.of(Files.getFileStore(file).name()));
  }

  /// Flips one bit of the byte after a mark, wherever on the disk that stands, and forgets every
  /// page in memory that a file has and no process maps.
  ///
  /// @param mark what to look for; at the start of a block
  void flipAfter(byte[] mark) throws IOException {
    forget();
    int found = 0;
    try (FileChannel disk = FileChannel.open(path, READ, WRITE)) {
      for (long start = 0; start < disk.size(); start += CHUNK) {
        ByteBuffer chunk = read(disk, start, (int) Math.min(CHUNK, disk.size() - start));
        for (int at = 0; at < chunk.limit(); at += VerityPlace.PAGE) {
          if (chunk.get(at) == mark[0] && hasAt(chunk, at, mark)) {
            int behind = at + mark.length;
            byte flipped = (byte) (chunk.get(behind) ^ 1);
            disk.write(ByteBuffer.wrap(new byte[] {flipped}), start + behind);
            found++;
          }
        }
      }
      disk.force(true);
    }
    assertThat(found).as("places of %s", new String(mark, StandardCharsets.US_ASCII)).isPositive();
    forget();
  }

  private static boolean hasAt(ByteBuffer chunk, int at, byte[] mark) {
    return chunk.slice(at, mark.length).equals(ByteBuffer.wrap(mark));
  }

  private static ByteBuffer read(FileChannel disk, long start, int size) throws IOException {
    ByteBuffer chunk = ByteBuffer.allocateDirect(size);
    while (chunk.hasRemaining()) {
      if (disk.read(chunk, start + chunk.position()) < 0) {
        throw new EOFException("at byte " + (start + chunk.position()));
      }
    }
    return chunk.flip();
  }

  /// Writes everything to the disk and drops the page cache (proc_sys_vm(5), `drop_caches`).
  private static void forget() throws IOException {
    AttackProcess sync =
        AttackProcess.shell("sync; echo 3 >/proc/sys/vm/drop_caches", Path.of("/"));
    assertThat(sync.status()).as(sync.output()).isZero();
  }
}
