// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// Pages of this process alone, which can be made read-only for good reason and for ever
/// (`mmap(2)`, `mprotect(2)`).
///
/// Safe for use by many threads. Valid until the arena is closed.
public final class AnonymousMemory {

  // int mprotect(void *addr, size_t len, int prot);
  private static final MethodHandle MPROTECT =
      Downcall.of("mprotect", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));

  // INVARIANT: pages is what mmap returned, whole or its larger part: it begins at a page and
  // shares its last page with nobody.
  private final MemorySegment pages;

  private AnonymousMemory(MemorySegment pages) {
    this.pages = pages;
  }

  /// {@return zeroed memory, in huge pages where it is large enough and the kernel gives them}
  ///
  /// @param byteSize how much, in bytes, 1 or greater; whole pages are taken
  /// @param arena the owner, whose `close` unmaps
  /// @throws LinuxException `ENOMEM`, `EINVAL` if the size is 0
  /// @implNote Filling 100 MiB from the page cache took 46 ms in pages of 4 KiB, and 11 in huge
  ///   ones, each of which is one fault (Linux 6.18). Whether the advice is followed is a setting
  ///   of the system, mostly `madvise`: it is.
  public static AnonymousMemory allocate(long byteSize, Arena arena) throws LinuxException {
    long huge = Pages.hugeSizeFor(byteSize);
    if (huge == 0) {
      return new AnonymousMemory(map(byteSize, arena));
    }
    // A huge page is aligned; the addresses left over at both ends cost no memory.
    MemorySegment all = map(Math.addExact(byteSize, huge), arena);
    MemorySegment pages = all.asSlice(-all.address() & (huge - 1), byteSize);
    try {
      Madvise.advise(pages, Madvise.MADV_HUGEPAGE);
    } catch (LinuxException e) {
      // Advice, not a condition: EINVAL where the kernel has no such pages.
    }
    return new AnonymousMemory(pages);
  }

  private static MemorySegment map(long byteSize, Arena arena) throws LinuxException {
    int access = Mmap.PROT_READ | Mmap.PROT_WRITE;
    long address = Mmap.anonymous(byteSize, access, 0, "anonymous memory");
    return Mmap.adopt(address, byteSize, "anonymous memory", arena, Runnable::run);
  }

  /// {@return the memory, to be filled; not to be written after [#freeze]}
  public MemorySegment segment() {
    return pages;
  }

  /// {@return the same memory, read-only, with the pages protected by the processor}
  ///
  /// A later store through [#segment], or by native code, ends the process with SIGSEGV: stronger
  /// than [MemorySegment#asReadOnly], and meant for memory whose writable segment has been dropped.
  ///
  /// @throws LinuxException `ENOMEM` if the kernel has too many ranges to note
  public MemorySegment freeze() throws LinuxException {
    // SAFETY: protecting a page that others write would end the process at their next store.
    // - `pages` are whole pages that mmap gave to this object (INVARIANT above), so nothing else,
    //   such as the C heap, lives in them.
    // - Whoever has the writable segment was told not to write any more.
    // - The linker keeps the pages mapped during the call ("A is kept alive during the invocation",
    //   Linker, JDK 25).
    var _ =
        Downcall.run(
            "mprotect",
            "anonymous memory",
            errno -> (int) MPROTECT.invokeExact(errno, pages, pages.byteSize(), Mmap.PROT_READ));
    return pages.asReadOnly();
  }
}
