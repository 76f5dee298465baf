// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// `mlock(2)`: pages that stay in memory, so that reading them needs no disk and cannot fail.
///
/// Limited by `RLIMIT_MEMLOCK`. Unmapping unlocks. Stateless and safe for use by many threads.
public final class Mlock {

  /// Lock each page when it is first read in, by whoever (`<asm-generic/mman-common.h>`).
  static final int MLOCK_ONFAULT = 1;

  // int mlock(const void *addr, size_t len);
  private static final MethodHandle MLOCK =
      Downcall.of("mlock", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG));

  // int mlock2(const void *addr, size_t len, unsigned int flags);
  private static final MethodHandle MLOCK2 =
      Downcall.of("mlock2", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));

  // int munlock(const void *addr, size_t len);
  private static final MethodHandle MUNLOCK =
      Downcall.of("munlock", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG));

  private Mlock() {}

  /// Reads the pages of a segment in and keeps them in memory.
  ///
  /// @param segment native memory, mapped or not; the pages it begins and ends in are included
  /// @throws LinuxException `ENOMEM` if that exceeds the limit or a page cannot be read, `EPERM` if
  ///   nothing may be locked, `EAGAIN`
  public static void lock(MemorySegment segment) throws LinuxException {
    // SAFETY: the kernel reads the pages in by itself, and no byte changes; the linker keeps them
    // mapped during the call ("A is kept alive during the invocation", Linker, JDK 25), and refuses
    // a segment on the heap.
    var _ =
        Downcall.run(
            "mlock", about(segment), e -> (int) MLOCK.invokeExact(e, segment, segment.byteSize()));
  }

  /// Keeps each page of a segment in memory from the moment it is first read.
  ///
  /// @param segment native memory, mapped or not; the pages it begins and ends in are included
  /// @throws LinuxException `ENOMEM` if that exceeds the limit, `EPERM` if nothing may be locked
  public static void lockOnFault(MemorySegment segment) throws LinuxException {
    // SAFETY: as in `lock`.
    var _ =
        Downcall.run(
            "mlock2",
            about(segment),
            e -> (int) MLOCK2.invokeExact(e, segment, segment.byteSize(), MLOCK_ONFAULT));
  }

  /// Lets the pages of a segment go again; locks do not nest.
  ///
  /// @param segment native memory, mapped or not
  /// @throws LinuxException `ENOMEM` if part of it is not mapped
  public static void unlock(MemorySegment segment) throws LinuxException {
    // SAFETY: as in `lock`.
    var _ =
        Downcall.run(
            "munlock",
            about(segment),
            e -> (int) MUNLOCK.invokeExact(e, segment, segment.byteSize()));
  }

  private static String about(MemorySegment segment) {
    return segment.byteSize() + " bytes";
  }
}
