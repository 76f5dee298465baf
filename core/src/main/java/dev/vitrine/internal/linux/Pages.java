// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.invoke.MethodHandle;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;

/// The sizes of memory pages (`sysconf(3)`, `/sys/kernel/mm/hugepages`).
///
/// Stateless and safe for use by many threads.
public final class Pages {

  /// Ask for the size of a page (`<bits/confname.h>`).
  static final int _SC_PAGESIZE = 30;

  private static final Path HUGE_PAGES = Path.of("/sys/kernel/mm/hugepages");

  /// How large a transparent huge page is, as a number in decimal and a line feed
  /// (Documentation/admin-guide/mm/transhuge.rst of Linux).
  private static final Path TRANSPARENT_HUGE_SIZE =
      Path.of("/sys/kernel/mm/transparent_hugepage/hpage_pmd_size");

  /// The smallest of all machines: on x86-64, and on aarch64 with pages of 4 KiB. Nobody asks for
  /// the size if there is less to put into one.
  private static final long SMALLEST_TRANSPARENT = 2L << 20;

  /// Larger ones, of 512 MiB on aarch64 with pages of 64 KiB, are larger than most files.
  private static final long LARGEST_TRANSPARENT = 32L << 20;

  // long sysconf(int name);
  private static final MethodHandle SYSCONF =
      Downcall.of("sysconf", FunctionDescriptor.of(JAVA_LONG, JAVA_INT));

  private static final long SIZE = ask();

  private Pages() {}

  /// Asked for at the first large file only.
  private static final class Transparent {
    static final long SIZE = ask();

    private static long ask() {
      try {
        long size = Long.parseLong(Files.readString(TRANSPARENT_HUGE_SIZE).strip());
        return size <= LARGEST_TRANSPARENT ? size : 0;
      } catch (IOException | NumberFormatException e) {
        return 0;
      }
    }
  }

  private static long ask() {
    if (Kernel.current() instanceof Kernel.Unavailable) {
      return 0;
    }
    try {
      // SAFETY: no pointer is passed.
      return Downcall.run(
          "sysconf", "_SC_PAGESIZE", errno -> (long) SYSCONF.invokeExact(errno, _SC_PAGESIZE));
    } catch (LinuxException e) {
      throw new AssertionError("a kernel without page size", e);
    }
  }

  /// {@return the size of a page, in bytes: 4, 16 or 64 KiB}
  ///
  /// @throws UnsupportedOperationException if [Kernel] is unavailable
  public static long size() {
    Kernel.require();
    return SIZE;
  }

  /// {@return a size, rounded up to whole pages}
  ///
  /// @param byteSize the size, in bytes, 0 or greater
  /// @throws ArithmeticException if the result does not fit
  public static long roundUp(long byteSize) {
    return roundUp(byteSize, size());
  }

  /// {@return a size, rounded up to a multiple}
  ///
  /// @param byteSize the size, in bytes, 0 or greater
  /// @param pageSize the unit, in bytes: a power of two
  /// @throws ArithmeticException if the result does not fit
  static long roundUp(long byteSize, long pageSize) {
    return Math.addExact(byteSize, pageSize - 1) & -pageSize;
  }

  /// {@return the size of a huge page that the kernel puts in place of ordinary ones, in bytes: a
  /// power of two from 2 MiB, where pages have 4 KiB, to 32 MiB; 0 if it has none}
  public static long transparentHugeSize() {
    return Transparent.SIZE;
  }

  /// {@return as [#transparentHugeSize()], but 0 as well if there is too little to fill one}
  ///
  /// @param byteSize how much there is, in bytes
  public static long hugeSizeFor(long byteSize) {
    return byteSize < SMALLEST_TRANSPARENT || byteSize < Transparent.SIZE ? 0 : Transparent.SIZE;
  }

  /// {@return the sizes of huge pages that this kernel has, in bytes, ascending; often empty}
  ///
  /// That a size exists does not mean that pages of it are free.
  ///
  /// @throws IOException if `/sys` cannot be read
  public static List<Long> hugeSizes() throws IOException {
    if (!Files.isDirectory(HUGE_PAGES)) {
      return List.of();
    }
    TreeSet<Long> sizes = new TreeSet<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(HUGE_PAGES, "hugepages-*kB")) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        String kibibytes = name.substring("hugepages-".length(), name.length() - "kB".length());
        sizes.add(Long.parseLong(kibibytes) << 10);
      }
    }
    return List.copyOf(sizes);
  }
}
