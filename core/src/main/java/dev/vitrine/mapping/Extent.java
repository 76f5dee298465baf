// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import dev.vitrine.internal.linux.Fd;
import dev.vitrine.internal.linux.LinuxException;
import dev.vitrine.internal.linux.Mmap;
import dev.vitrine.internal.linux.Pages;
import dev.vitrine.internal.linux.Reservation;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// A part of a file that is known to lie inside it.
///
/// @param byteOffset where it begins, in bytes, at least 0; any alignment
/// @param byteSize how long it is, in bytes, at least 0
record Extent(long byteOffset, long byteSize) {

  /// {@return the same number of bytes at the beginning: where a copy of this extent lies}
  Extent atStart() {
    return new Extent(0, byteSize);
  }

  /// {@return this extent from the beginning of its first page}
  Extent wholePages() {
    long before = byteOffset % Pages.size();
    return new Extent(byteOffset - before, before + byteSize);
  }

  /// {@return exactly these bytes, mapped shared and read-only; never more, since what follows the
  /// end of a file in its last page may be anything}
  ///
  /// @param fd open for reading only, about which everything has been proven
  /// @param arena owns the mapping
  MemorySegment map(Fd fd, Arena arena) throws LinuxException {
    if (byteSize == 0) {
      return arena.allocate(0).asReadOnly(); // mmap(2) refuses to map nothing
    }
    Extent pages = wholePages();
    return Mmap.shared(fd, pages.byteOffset, pages.byteSize, arena)
        .asSlice(byteOffset - pages.byteOffset, byteSize);
  }

  /// {@return as [#map], at such an address that what the file has in huge pages is mapped in huge
  /// pages: one fault instead of up to 512, and as much less work to unmap}
  ///
  /// It takes two ranges of `vm.max_map_count` more, but only where the extent is that large.
  MemorySegment mapForHugePages(Fd fd, Arena arena) throws LinuxException {
    long huge = Pages.hugeSizeFor(byteSize);
    if (huge == 0 || byteOffset % huge != 0) {
      return map(fd, arena);
    }
    return Reservation.of(byteSize, huge, arena).mapShared(0, fd, byteOffset, byteSize);
  }
}
