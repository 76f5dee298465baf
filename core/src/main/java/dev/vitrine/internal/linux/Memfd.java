// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// `memfd_create(2)`: a file in memory, without a path, that can be sealed.
///
/// Stateless and safe for use by many threads.
public final class Memfd {

  /// Close on exec (`<linux/memfd.h>`, as all that follow); set by every method here.
  static final int MFD_CLOEXEC = 1;

  /// Seals can be added; set by every method here.
  static final int MFD_ALLOW_SEALING = 2;

  /// Backed by huge pages: `write` is refused, and sizes are multiples of a huge page.
  public static final int MFD_HUGETLB = 4;

  /// Never executable, and sealed so; allows sealing (Linux 6.3).
  static final int MFD_NOEXEC_SEAL = 8;

  /// May be made executable, whatever the policy's default is (Linux 6.3; before, all may).
  public static final int MFD_EXEC = 0x10;

  /// Where the base-2 logarithm of the huge page size stands in the flags.
  static final int MFD_HUGE_SHIFT = 26;

  /// Huge pages of 64 KiB (aarch64).
  public static final int MFD_HUGE_64KB = 16 << MFD_HUGE_SHIFT;

  /// Huge pages of 2 MiB.
  public static final int MFD_HUGE_2MB = 21 << MFD_HUGE_SHIFT;

  /// Huge pages of 32 MiB (aarch64).
  public static final int MFD_HUGE_32MB = 25 << MFD_HUGE_SHIFT;

  /// Huge pages of 1 GiB.
  public static final int MFD_HUGE_1GB = 30 << MFD_HUGE_SHIFT;

  /// How long a name may be, in bytes: `NAME_MAX` (255) less `memfd:` (`mm/memfd.c`).
  static final int MAX_NAME = 249;

  // int memfd_create(const char *name, unsigned int flags);
  private static final MethodHandle MEMFD_CREATE =
      Downcall.of("memfd_create", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));

  private Memfd() {}

  /// {@return a new empty memory file that can be sealed and never executed}
  ///
  /// @param name shown in `/proc/PID/maps`; need not be unique, at most 249 bytes in UTF-8
  /// @throws LinuxException `EINVAL` if the name is too long, `ENOSYS`, `EMFILE`, `EACCES` by
  ///   policy
  public static Fd create(String name) throws LinuxException {
    return create(name, 0);
  }

  /// {@return a new empty memory file of a certain kind}
  ///
  /// @param name shown in `/proc/PID/maps`; need not be unique, at most 249 bytes in UTF-8
  /// @param kind 0; or bits: [#MFD_EXEC], [#MFD_HUGETLB] alone or with one `MFD_HUGE_…` (see
  ///   [#hugePages])
  /// @throws LinuxException `EINVAL` if the name is too long, `ENODEV` or `EINVAL` if the machine
  ///   has no such pages, `ENOSYS`, `EMFILE`, `EACCES` by policy
  public static Fd create(String name, int kind) throws LinuxException {
    boolean executable = (kind & MFD_EXEC) != 0;
    int sealing = executable ? MFD_ALLOW_SEALING : MFD_NOEXEC_SEAL;
    try {
      return open(name, kind | sealing);
    } catch (LinuxException e) {
      if (!e.is(Errno.EINVAL)) {
        throw e;
      }
      // Before Linux 6.3 both exec flags are unknown. Asking again costs 1 µs; versions are not
      // compared, since distributions backport.
      return open(name, (kind & ~MFD_EXEC) | MFD_ALLOW_SEALING);
    }
  }

  /// {@return the flags for huge pages of one size}
  ///
  /// @param byteSize the size of a huge page, in bytes: a power of two
  /// @throws IllegalArgumentException if it is not
  public static int hugePages(long byteSize) {
    if (Long.bitCount(byteSize) != 1) {
      throw new IllegalArgumentException(
          "page size: not a power of two (found %d)".formatted(byteSize));
    }
    return MFD_HUGETLB | Long.numberOfTrailingZeros(byteSize) << MFD_HUGE_SHIFT;
  }

  private static Fd open(String name, int kind) throws LinuxException {
    int flags = MFD_CLOEXEC | kind;
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment string = arena.allocateFrom(name);
      // SAFETY: the kernel reads the string at `string`, which ends in NUL (allocateFrom) and lives
      // until the arena is closed, below.
      return Fd.owning(
          Downcall.run(
              "memfd_create", name, errno -> (int) MEMFD_CREATE.invokeExact(errno, string, flags)));
    }
  }
}
