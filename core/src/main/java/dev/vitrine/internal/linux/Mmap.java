// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.function.Consumer;

/// `mmap(2)` and `munmap(2)`: memory that an [Arena] owns and unmaps when it is closed.
///
/// The segments are as safe as any other: bounds, lifetime and thread are checked, and a read-only
/// one stays so. What a file mapping cannot have by itself is bytes that stay: that is the
/// guarantee which the caller proves on the descriptor *before* mapping.
///
/// Stateless and safe for use by many threads.
///
/// @implNote The segments answer `isMapped() == false`, unlike those of `FileChannel.map`.
public final class Mmap {

  /// Pages cannot be touched (`<asm-generic/mman-common.h>`, as all that follow).
  static final int PROT_NONE = 0;

  /// Pages can be read.
  static final int PROT_READ = 1;

  /// Pages can be written.
  static final int PROT_WRITE = 2;

  /// The mapping is the file's page cache (`<linux/mman.h>`).
  static final int MAP_SHARED = 1;

  /// Written pages are copied; pages that were only read still follow the file.
  static final int MAP_PRIVATE = 2;

  /// Exactly at the address, replacing what is there, atomically for readers.
  static final int MAP_FIXED = 0x10;

  /// No file behind it.
  static final int MAP_ANONYMOUS = 0x20;

  /// No swap is set aside (`<asm-generic/mman.h>`).
  static final int MAP_NORESERVE = 0x4000;

  // void *mmap(void *addr, size_t length, int prot, int flags, int fd, off_t offset);
  // The result is an integer here, so that no segment without a proof comes out of the handle.
  private static final MethodHandle MMAP =
      Downcall.of(
          "mmap",
          FunctionDescriptor.of(
              JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG));

  // int munmap(void *addr, size_t length);
  private static final MethodHandle MUNMAP =
      Downcall.of("munmap", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG));

  private Mmap() {}

  /// {@return a range of a file, read-only}
  ///
  /// @param fd a descriptor open for reading, better not for writing: a shared mapping made from a
  ///   writable one forbids [Seals#F_SEAL_WRITE], leases and fs-verity while it exists
  /// @param offset where to begin, in bytes: a multiple of the page size
  /// @param byteSize how much, in bytes, 1 or greater; what lies behind the end of the file must
  ///   not be touched, so the caller passes at most the size it has proven to be fixed
  /// @param arena the owner, whose `close` unmaps; valid until then
  /// @throws LinuxException `EACCES`, `ENODEV`, `EINVAL`, `ENOMEM`, …
  public static MemorySegment shared(Fd fd, long offset, long byteSize, Arena arena)
      throws LinuxException {
    return map(MAP_SHARED, fd, offset, byteSize, arena);
  }

  /// {@return a range of a file, read-only, whose pages would be copied if they could be written}
  ///
  /// For sealed memory files on kernels that refuse [#shared] of a writable descriptor. It protects
  /// from nothing: pages that were not written follow the file.
  ///
  /// @param fd a descriptor open for reading
  /// @param offset where to begin, in bytes: a multiple of the page size
  /// @param byteSize how much, in bytes, 1 or greater, at most the size that is proven to be fixed
  /// @param arena the owner, whose `close` unmaps; valid until then
  /// @throws LinuxException `EACCES`, `ENODEV`, `EINVAL`, `ENOMEM`, …
  public static MemorySegment copyOnWrite(Fd fd, long offset, long byteSize, Arena arena)
      throws LinuxException {
    return map(MAP_PRIVATE, fd, offset, byteSize, arena);
  }

  /// {@return a range of a file, read-only, at addresses the kernel chooses}
  ///
  /// @param sharing [#MAP_SHARED] or [#MAP_PRIVATE]
  /// @param fd a descriptor open for reading
  /// @param offset where to begin, in bytes: a multiple of the page size
  /// @param byteSize how much, in bytes, 1 or greater
  /// @param arena the owner, whose `close` unmaps
  /// @throws LinuxException `EACCES`, `ENODEV`, `EINVAL`, `ENOMEM`, …
  static MemorySegment map(int sharing, Fd fd, long offset, long byteSize, Arena arena)
      throws LinuxException {
    Statfs system = Statfs.of(fd);
    // The kernel maps whole huge pages, and unmaps nothing less: munmap of a part is EINVAL.
    boolean isHuge = system.type() == FileSystemType.HUGETLBFS;
    long mapped = isHuge ? Pages.roundUp(byteSize, system.blockSize()) : byteSize;
    long address = call(MemorySegment.NULL, mapped, PROT_READ, sharing, fd, offset);
    return adopt(address, mapped, fd, arena).asSlice(0, byteSize).asReadOnly();
  }

  /// {@return the address of new memory without a file}
  ///
  /// @param byteSize how much, in bytes, 1 or greater
  /// @param protection bits of `PROT_…`
  /// @param flags further bits of `MAP_…`
  /// @param about what it is for, for the message
  /// @throws LinuxException `ENOMEM`, `EINVAL`
  static long anonymous(long byteSize, int protection, int flags, Object about)
      throws LinuxException {
    int all = MAP_PRIVATE | MAP_ANONYMOUS | flags;
    // SAFETY: without MAP_FIXED the kernel chooses free addresses, so no memory in use is replaced.
    return Downcall.run(
        "mmap",
        about,
        errno ->
            (long) MMAP.invokeExact(errno, MemorySegment.NULL, byteSize, protection, all, -1, 0L));
  }

  /// {@return the address of a mapping of a file}
  ///
  /// @param address [MemorySegment#NULL], or with [#MAP_FIXED] memory that the caller owns, at
  ///   least `byteSize` rounded up to pages, which is replaced
  /// @param byteSize how much, in bytes, 1 or greater
  /// @param protection bits of `PROT_…`
  /// @param flags bits of `MAP_…`
  /// @param fd the file
  /// @param offset where to begin, in bytes from the start of the file
  /// @throws LinuxException `EACCES`, `ENODEV`, `EINVAL`, `ENOMEM`, …
  static long call(
      MemorySegment address, long byteSize, int protection, int flags, Fd fd, long offset)
      throws LinuxException {
    // SAFETY: memory in use would be lost if it were replaced.
    // - Without MAP_FIXED the kernel chooses free addresses.
    // - With it, the only caller is Reservation, which passes an address inside its own reservation
    //   with enough of it behind, and lets nobody unmap it meanwhile.
    return Downcall.run(
        "mmap",
        fd,
        errno ->
            (long)
                MMAP.invokeExact(errno, address, byteSize, protection, flags, fd.number(), offset));
  }

  /// {@return new memory as a segment that its arena unmaps}
  ///
  /// @param address what one of the methods above has just returned, given to nobody else
  /// @param byteSize the size it was asked for, in bytes
  /// @param about what it is for, for the message
  /// @param arena the owner
  /// @param cleanup called once when the arena has been closed and nobody reads any more, with the
  ///   action that unmaps, which it runs
  // SAFETY: a segment of a wrong size or lifetime would reach memory that is not its own.
  // - mmap has just returned `address` for `byteSize` bytes, and nobody else has it.
  // - The pages stay mapped until the arena's cleanup, which runs once, after the last access: "the
  //   cleanup action … runs when the arena is closed" and no access succeeds afterwards
  //   (MemorySegment.reinterpret and Arena, JDK 25). Reservation replaces pages, but unmaps none.
  // - If reinterpret refuses (arena closed, wrong thread), nobody has seen the memory: it is
  // unmapped.
  @SuppressWarnings("restricted") // MemorySegment.reinterpret
  static MemorySegment adopt(
      long address, long byteSize, Object about, Arena arena, Consumer<Runnable> cleanup) {
    Runnable unmap = () -> unmap(address, byteSize, about);
    try {
      return MemorySegment.ofAddress(address)
          .reinterpret(byteSize, arena, _ -> cleanup.accept(unmap));
    } catch (RuntimeException e) {
      unmap.run();
      throw e;
    }
  }

  private static MemorySegment adopt(long address, long byteSize, Fd fd, Arena arena) {
    return adopt(address, byteSize, fd, arena, Runnable::run);
  }

  private static void unmap(long address, long byteSize, Object about) {
    try {
      // SAFETY: the range is one that mmap returned to `adopt`, and the caller's arena has no
      // access to it any more.
      var _ =
          Downcall.run(
              "munmap", about, errno -> (int) MUNMAP.invokeExact(errno, address, byteSize));
    } catch (LinuxException e) {
      // ENOMEM, when splitting a merged area would exceed vm.max_map_count: the memory is leaked,
      // which is safe, and the arena's close tells.
      throw new UncheckedIOException(e);
    }
  }
}
