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

  // INVARIANT: pages is what mmap returned, whole: it begins at a page and shares its last page
  // with nobody.
  private final MemorySegment pages;

  private AnonymousMemory(MemorySegment pages) {
    this.pages = pages;
  }

  /// {@return zeroed memory}
  ///
  /// @param byteSize how much, in bytes, 1 or greater; whole pages are taken
  /// @param arena the owner, whose `close` unmaps
  /// @throws LinuxException `ENOMEM`, `EINVAL` if the size is 0
  public static AnonymousMemory allocate(long byteSize, Arena arena) throws LinuxException {
    int access = Mmap.PROT_READ | Mmap.PROT_WRITE;
    long address = Mmap.anonymous(byteSize, access, 0, "anonymous memory");
    return new AnonymousMemory(
        Mmap.adopt(address, byteSize, "anonymous memory", arena, Runnable::run));
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
