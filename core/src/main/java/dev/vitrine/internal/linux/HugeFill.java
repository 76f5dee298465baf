// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.function.LongConsumer;

/// A file copied into a memory file, in huge pages where the kernel gives them.
///
/// Used once, by one thread.
public final class HugeFill {

  /*
   * A memory file takes a page at a time from the kernel: 0.45 ms a MiB, and again for every first
   * touch and for giving the pages back, whatever call writes. In huge pages all of that is less
   * than the copy itself: 100 MiB took 22 ms instead of 48, the first pass over them 4 instead of 11
   * and the release 0.4 instead of 24 (two cores, Linux 6.18).
   *
   * Memory files get huge pages by a setting of the system (shmem_enabled), which is `never` almost
   * everywhere. MADV_COLLAPSE asks for them by itself and "is independent of any sysfs setting"
   * (madvise(2)); it makes a huge page of a range in which at least one page has been written. So:
   * one byte is read into each, they are collapsed while there is nothing else to copy, and then the
   * file is read into them, all through a mapping, which has to be aligned as they are.
   *
   * No thread touches that mapping, only read calls do: what cannot be had is an errno and no
   * signal. It is gone before the memory file is sealed. From the first refusal on (a kernel before
   * 6.1, no contiguous memory, the limit of a control group) the rest is copied by SendFile, which
   * also says why there is no memory, if that is so. Without huge pages read calls take longer than
   * SendFile; they do for the end, which fills none.
   */

  /// How much is collapsed and then filled at a time, in bytes. Each collapse waits for all
  /// processors once; from 2 to 128 MiB the times are the same.
  private static final long STEP = 16L << 20;

  private final Fd memory;
  private final Fd in;
  private final long offset;
  private final long hugeByteSize;
  private final LongConsumer progress;
  private long done;

  private HugeFill(Fd memory, Fd in, long offset, long hugeByteSize, LongConsumer progress) {
    this.memory = memory;
    this.in = in;
    this.offset = offset;
    this.hugeByteSize = hugeByteSize;
    this.progress = progress;
  }

  /// {@return how many bytes were copied: fewer than asked for only if the source ended}
  ///
  /// @param memory an empty memory file, open for reading and writing; if the source ends early,
  ///   its size afterwards is any
  /// @param in where the bytes come from: a file; its position is neither used nor changed
  /// @param offset where to begin in the source, in bytes, 0 or greater
  /// @param byteSize how many, in bytes, 0 or greater
  /// @param progress told after each step how many bytes have been copied in all
  /// @throws LinuxException `EIO` if the source cannot be read, `ENOSPC`, `ENOMEM`
  public static long copy(Fd memory, Fd in, long offset, long byteSize, LongConsumer progress)
      throws LinuxException {
    long huge = Pages.hugeSizeFor(byteSize);
    if (huge == 0) {
      return SendFile.copy(memory, in, offset, byteSize, progress);
    }
    HugeFill fill = new HugeFill(memory, in, offset, huge, progress);
    fill.fill(byteSize);
    long done = fill.done;
    if (done == byteSize) {
      return done;
    }
    FilePosition.moveTo(memory, done);
    LongConsumer further = copied -> progress.accept(done + copied);
    return done + SendFile.copy(memory, in, offset + done, byteSize - done, further);
  }

  /// Fills from the beginning, up to a refusal or the end of the source.
  private void fill(long byteSize) {
    long step = Math.max(STEP, hugeByteSize);
    try (Arena arena = Arena.ofConfined()) {
      FileSize.truncate(memory, byteSize);
      MemorySegment pages =
          Reservation.of(byteSize, hugeByteSize, arena).mapWritable(0, memory, 0, byteSize);
      while (done < byteSize) {
        MemorySegment part = pages.asSlice(done, Math.min(step, byteSize - done));
        collapse(part);
        if (!read(part)) {
          return;
        }
        progress.accept(done);
      }
    } catch (LinuxException e) {
      // SendFile goes on, and meets the reason again if it is one for it too.
    }
  }

  private void collapse(MemorySegment part) throws LinuxException {
    long whole = part.byteSize() / hugeByteSize * hugeByteSize;
    for (long at = 0; at < whole; at += hugeByteSize) {
      var _ = FileBytes.pread(in, part.asSlice(at, 1), offset + done + at);
    }
    if (whole > 0) {
      Madvise.advise(part.asSlice(0, whole), Madvise.MADV_COLLAPSE);
    }
  }

  /// {@return whether the source had that many bytes}
  private boolean read(MemorySegment part) throws LinuxException {
    long end = done + part.byteSize();
    while (done < end) {
      MemorySegment rest = part.asSlice(part.byteSize() - (end - done));
      long count = FileBytes.pread(in, rest, offset + done);
      if (count == 0) {
        return false;
      }
      done += count;
    }
    return true;
  }
}
