// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// `mseal(2)`, since Linux 6.10: a mapping that can never be unmapped, moved, replaced or given
/// other protection, by whatever code of this process.
///
/// Stateless and safe for use by many threads.
public final class Mseal {

  /// The number of the system call, for which C libraries have no function yet
  /// (`<asm-generic/unistd.h>`, the same on all architectures).
  static final long SYS_MSEAL = 462;

  // long syscall(long number, ... /* unsigned long start, size_t len, unsigned long flags */);
  private static final MethodHandle SYSCALL =
      Downcall.variadic(
          "syscall",
          1,
          FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG));

  private Mseal() {}

  /// Seals the pages of a mapping for the life of the process.
  ///
  /// @param segment of an arena that is never closed, whose pages [Mmap] or [AnonymousMemory]
  ///   mapped for it
  /// @throws LinuxException `ENOSYS` before Linux 6.10, `EPERM` on 32-bit systems, `ENOMEM`
  public static void seal(MemorySegment segment) throws LinuxException {
    long start = segment.address() & -Pages.size();
    long size = segment.address() + segment.byteSize() - start;
    // SAFETY: pages of somebody else would become impossible to unmap.
    // - The page in which the segment begins belongs to its mapping: the callers map whole pages
    //   and slice off what stands before the wanted bytes.
    // - The arena of the segment is never closed, by the contract above, so no munmap will fail.
    // - No pointer is followed; an address that is not mapped is ENOMEM.
    var _ =
        Downcall.run(
            "mseal",
            "0x%x".formatted(start),
            errno -> (long) SYSCALL.invokeExact(errno, SYS_MSEAL, start, size, 0L));
  }
}
