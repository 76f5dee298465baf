// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// A range of addresses that belongs to one arena, into which files are mapped, one after the
/// other.
///
/// What makes it worth having: a second mapping at the same place replaces the first *while other
/// threads read*, and each of their loads sees the old or the new page, never a gap (measured:
/// 12,000 swaps under readers, no wrong word, no fault). So the bytes of a leased file can be moved
/// into private memory without the readers' knowledge.
///
/// Safe for use by many threads, but two must not map into the same range at once. Valid until the
/// arena is closed, which unmaps all of it; a close waits for a mapping that is being made, and is
/// never refused because of it.
public final class Reservation {

  // INVARIANT: pages belongs to an arena, begins at a multiple of the page size (or of the
  // alignment asked for), and is given to nobody but through slices that have been mapped.
  private final MemorySegment pages;
  private final Gate gate;

  private Reservation(MemorySegment pages, Gate gate) {
    this.pages = pages;
    this.gate = gate;
  }

  /// {@return a range of addresses without memory behind it}
  ///
  /// Costs no memory: the kernel notes one range.
  ///
  /// @param byteSize how much, in bytes, 1 or greater
  /// @param alignment a power of two; the start is a multiple of it and of the page size
  /// @param arena the owner, whose `close` unmaps everything that was mapped here
  /// @throws LinuxException `ENOMEM` if there are no such free addresses
  /// @throws IllegalArgumentException if the size or the alignment is out of range
  public static Reservation of(long byteSize, long alignment, Arena arena) throws LinuxException {
    return of(byteSize, alignment, arena, () -> {});
  }

  /// {@return a range of addresses without memory behind it}
  ///
  /// @param byteSize how much, in bytes, 1 or greater
  /// @param alignment a power of two; the start is a multiple of it and of the page size
  /// @param arena the owner, whose `close` unmaps everything that was mapped here
  /// @param afterClose run once by whoever closes the arena, when no thread can read any more and
  ///   everything has been unmapped; throws nothing
  /// @throws LinuxException `ENOMEM` if there are no such free addresses
  /// @throws IllegalArgumentException if the size or the alignment is out of range
  public static Reservation of(long byteSize, long alignment, Arena arena, Runnable afterClose)
      throws LinuxException {
    if (byteSize <= 0 || Long.bitCount(alignment) != 1) {
      throw new IllegalArgumentException(
          "reservation: size %d, alignment %d".formatted(byteSize, alignment));
    }
    long size = Pages.roundUp(byteSize);
    // Addresses are multiples of the page size anyway, only a greater alignment needs room to move.
    long room = alignment > Pages.size() ? alignment : 0;
    long address =
        Mmap.anonymous(
            Math.addExact(size, room), Mmap.PROT_NONE, Mmap.MAP_NORESERVE, "reservation");
    Gate gate = new Gate();
    MemorySegment all =
        Mmap.adopt(
            address, size + room, "reservation", arena, unmap -> gate.shut(unmap, afterClose));
    return new Reservation(all.asSlice(-address & (alignment - 1), size), gate);
  }

  /// {@return how much can be mapped, in bytes: the size asked for, rounded up to pages}
  public long byteSize() {
    return pages.byteSize();
  }

  /// {@return the range of a file, mapped shared and read-only at a place of this reservation}
  ///
  /// @param at where, in bytes from the start of the reservation: a multiple of the page size
  /// @param fd a descriptor open for reading only (see [Mmap#shared])
  /// @param offset where to begin in the file, in bytes: a multiple of the page size
  /// @param byteSize how much, in bytes, 1 or greater, at most the size that is proven to be fixed
  /// @throws LinuxException `EACCES`, `ENODEV`, `EINVAL`, `ENOMEM`, …; what was mapped there before
  ///   stays
  /// @throws IllegalArgumentException if the file is in huge pages
  /// @throws IndexOutOfBoundsException if the range is not within the reservation
  /// @throws IllegalStateException if the arena is closed
  public MemorySegment mapShared(long at, Fd fd, long offset, long byteSize) throws LinuxException {
    return map(at, Mmap.PROT_READ, Mmap.MAP_SHARED, fd, offset, byteSize).asReadOnly();
  }

  /// {@return the range of a file, mapped private and read-only at a place of this reservation}
  ///
  /// @param at where, in bytes from the start of the reservation: a multiple of the page size
  /// @param fd a descriptor open for reading, such as of a sealed memory file
  /// @param offset where to begin in the file, in bytes: a multiple of the page size
  /// @param byteSize how much, in bytes, 1 or greater, at most the size that is proven to be fixed
  /// @throws LinuxException `EACCES`, `ENODEV`, `EINVAL`, `ENOMEM`, …; what was mapped there before
  ///   stays
  /// @throws IllegalArgumentException if the file is in huge pages
  /// @throws IndexOutOfBoundsException if the range is not within the reservation
  /// @throws IllegalStateException if the arena is closed
  public MemorySegment mapPrivate(long at, Fd fd, long offset, long byteSize)
      throws LinuxException {
    return map(at, Mmap.PROT_READ, Mmap.MAP_PRIVATE, fd, offset, byteSize).asReadOnly();
  }

  /// {@return the range of a memory file, mapped shared and writable at a place of this
  /// reservation}
  ///
  /// To be filled by read calls: a load or store ends the process if there is no memory for the
  /// page (SIGBUS). While it is mapped the file cannot be sealed against writing.
  ///
  /// @param at where, in bytes from the start of the reservation: a multiple of the page size
  /// @param fd a descriptor open for reading and writing
  /// @param offset where to begin in the file, in bytes: a multiple of the page size
  /// @param byteSize how much, in bytes, 1 or greater, at most the size of the file
  /// @throws LinuxException `EACCES`, `EPERM`, `ENOMEM`, …; what was mapped there before stays
  /// @throws IllegalArgumentException if the file is in huge pages
  /// @throws IndexOutOfBoundsException if the range is not within the reservation
  /// @throws IllegalStateException if the arena is closed
  MemorySegment mapWritable(long at, Fd fd, long offset, long byteSize) throws LinuxException {
    return map(at, Mmap.PROT_READ | Mmap.PROT_WRITE, Mmap.MAP_SHARED, fd, offset, byteSize);
  }

  /* MAP_FIXED first takes away what is there and then asks the file system; if that refuses, a gap is
   * left, which the next mmap of any thread may fill, and our readers and our munmap would reach into
   * it. So the same mapping is made elsewhere before (2 µs): what the file system may refuse, it has
   * refused then. Huge pages are refused because there the kernel maps more than was asked for, whole
   * pages, over what lies behind the reservation. */
  private MemorySegment map(long at, int protection, int sharing, Fd fd, long offset, long byteSize)
      throws LinuxException {
    if (Statfs.of(fd).type() == FileSystemType.HUGETLBFS) {
      throw new IllegalArgumentException("reservation: a file in huge pages [%s]".formatted(fd));
    }
    try (Arena rehearsal = Arena.ofConfined()) {
      long address = Mmap.call(MemorySegment.NULL, byteSize, protection, sharing, fd, offset);
      var _ = Mmap.adopt(address, byteSize, fd, rehearsal, Runnable::run);
    }
    // The slice checks the bounds. If `at` is no multiple of the page size, the kernel says EINVAL;
    // it rounds the end up to a page, which stays inside, since the reservation ends at a page.
    MemorySegment range = pages.asSlice(at, byteSize);
    int flags = sharing | Mmap.MAP_FIXED;
    use(bare -> {
      MemorySegment place = MemorySegment.ofAddress(bare.address() + at);
      long address = Mmap.call(place, byteSize, protection, flags, fd, offset);
      assert address == range.address() : "MAP_FIXED moved the mapping";
    });
    return range;
  }

  /// Does something with the whole range, such as giving advice on it, without keeping the arena
  /// from being closed: the close waits until it is done.
  ///
  /// @param action gets the range, which it must neither read nor keep
  /// @throws LinuxException if the action does
  /// @throws IllegalStateException if the arena is closed
  /// @throws WrongThreadException if the arena belongs to another thread
  // SAFETY: a segment that lives for ever must not be used after its memory is unmapped.
  // - Its address and size are those of `pages`, which are mapped as long as the gate is open; the
  //   gate is held open until the action returns.
  // - The actions are in this module, and none keeps the segment.
  @SuppressWarnings("restricted") // MemorySegment.reinterpret
  public void use(Action action) throws LinuxException {
    if (pages.scope().isAlive() && !pages.isAccessibleBy(Thread.currentThread())) {
      throw new WrongThreadException("reservation of another thread");
    }
    MemorySegment bare = MemorySegment.ofAddress(pages.address()).reinterpret(pages.byteSize());
    gate.pass(() -> action.accept(bare));
  }

  /// What is done with a range.
  @FunctionalInterface
  public interface Action {
    /// Does it.
    ///
    /// @param range the whole reservation, valid until this method returns
    /// @throws LinuxException if the kernel refuses
    void accept(MemorySegment range) throws LinuxException;
  }

  /// Keeps the addresses from being unmapped, and so given to somebody else, while a mapping is put
  /// over them. A downcall could do that by itself, by keeping the arena alive, but then a close at
  /// that moment would be refused.
  private static final class Gate {
    private boolean shut; // guarded by this

    synchronized void pass(Step step) throws LinuxException {
      if (shut) {
        throw new IllegalStateException("the arena of the reservation is closed");
      }
      step.run();
    }

    void shut(Runnable unmap, Runnable afterwards) {
      try {
        synchronized (this) {
          shut = true;
          unmap.run();
        }
      } finally {
        afterwards.run();
      }
    }

    private interface Step {
      void run() throws LinuxException;
    }
  }
}
