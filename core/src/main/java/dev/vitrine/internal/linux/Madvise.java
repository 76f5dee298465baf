// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// `madvise(2)`: how a range of memory will be used.
///
/// Stateless and safe for use by many threads.
public final class Madvise {

  /// No special treatment (`<asm-generic/mman-common.h>`, as all that follow).
  public static final int MADV_NORMAL = 0;

  /// Pages are read in no order: no read-ahead.
  public static final int MADV_RANDOM = 1;

  /// Pages are read from low to high addresses: more read-ahead.
  public static final int MADV_SEQUENTIAL = 2;

  /// Pages will be read soon: start reading them in.
  public static final int MADV_WILLNEED = 3;

  /// Forget the pages: *anonymous memory becomes zero*. Refused here.
  static final int MADV_DONTNEED = 4;

  /// The pages may be forgotten: *anonymous memory may become zero*. Refused here.
  static final int MADV_FREE = 8;

  /// Punch a hole into the file. Refused here.
  static final int MADV_REMOVE = 9;

  /// Child processes do not get the pages.
  public static final int MADV_DONTFORK = 10;

  /// Child processes get the pages, as usual.
  public static final int MADV_DOFORK = 11;

  /// Pages with equal bytes may share memory.
  public static final int MADV_MERGEABLE = 12;

  /// They may not any more.
  public static final int MADV_UNMERGEABLE = 13;

  /// Transparent huge pages are welcome.
  public static final int MADV_HUGEPAGE = 14;

  /// Transparent huge pages are not.
  public static final int MADV_NOHUGEPAGE = 15;

  /// Leave the pages out of core dumps.
  public static final int MADV_DONTDUMP = 16;

  /// Put them into core dumps, as usual.
  public static final int MADV_DODUMP = 17;

  /// Child processes see zeros. Refused here.
  static final int MADV_WIPEONFORK = 18;

  /// Child processes see the bytes, as usual.
  public static final int MADV_KEEPONFORK = 19;

  /// The pages are the first to give up when memory is short (Linux 5.4).
  public static final int MADV_COLD = 20;

  /// Give the pages up now (Linux 5.4).
  public static final int MADV_PAGEOUT = 21;

  /// Read the pages in before returning (Linux 5.14). `EFAULT` for a page that cannot be read, but
  /// on Linux 6.1 this *loops for ever* there: read the file with [FileBytes#pread] first.
  public static final int MADV_POPULATE_READ = 22;

  /// Make the pages writable before returning (Linux 5.14).
  public static final int MADV_POPULATE_WRITE = 23;

  /// As [#MADV_DONTNEED], also for locked pages. Refused here.
  static final int MADV_DONTNEED_LOCKED = 24;

  /// Collect the pages into huge pages now (Linux 6.1).
  public static final int MADV_COLLAPSE = 25;

  /// Treat the pages as broken hardware. Refused here.
  static final int MADV_HWPOISON = 100;

  /// Move the pages as if the hardware were about to break. Refused here.
  static final int MADV_SOFT_OFFLINE = 101;

  // int madvise(void *addr, size_t length, int advice);
  private static final MethodHandle MADVISE =
      Downcall.of("madvise", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));

  private Madvise() {}

  /// Gives advice on the pages of a segment.
  ///
  /// The page in which the segment begins is left out if it begins inside a page; the one in which
  /// it ends is included.
  ///
  /// @param segment native memory, mapped or not
  /// @param advice one of the public constants of this class
  /// @throws LinuxException `EINVAL` if the kernel does not know the advice or it does not fit the
  ///   memory, `EFAULT` or `EIO` if pages cannot be read in, `ENOMEM`, `EAGAIN`
  /// @throws IllegalArgumentException if the segment is on the heap or the advice would change
  ///   bytes
  public static void advise(MemorySegment segment, int advice) throws LinuxException {
    if (!segment.isNative() || !keepsBytes(advice)) {
      throw new IllegalArgumentException("advice %d on %s".formatted(advice, segment));
    }
    long skipped = Math.min(-segment.address() & (Pages.size() - 1), segment.byteSize());
    MemorySegment pages = segment.asSlice(skipped);
    if (pages.byteSize() == 0) {
      return;
    }
    // SAFETY: some advice changes what memory holds.
    // - `keepsBytes` lets no such advice through, so touching a neighbour's bytes in the last page
    //   cannot be noticed but by its speed.
    // - The kernel reads pages in by itself, a broken one is an errno and not a signal.
    // - The linker keeps the range mapped during the call ("A is kept alive during the invocation",
    //   Linker, JDK 25).
    var _ =
        Downcall.run(
            "madvise",
            "advice " + advice,
            errno -> (int) MADVISE.invokeExact(errno, pages, pages.byteSize(), advice));
  }

  private static boolean keepsBytes(int advice) {
    return switch (advice) {
      case MADV_NORMAL, MADV_RANDOM, MADV_SEQUENTIAL, MADV_WILLNEED -> true;
      case MADV_DONTFORK, MADV_DOFORK, MADV_KEEPONFORK, MADV_DONTDUMP, MADV_DODUMP -> true;
      case MADV_MERGEABLE, MADV_UNMERGEABLE, MADV_HUGEPAGE, MADV_NOHUGEPAGE -> true;
      case MADV_COLD, MADV_PAGEOUT, MADV_COLLAPSE -> true;
      case MADV_POPULATE_READ, MADV_POPULATE_WRITE -> true;
      default -> false;
    };
  }
}
