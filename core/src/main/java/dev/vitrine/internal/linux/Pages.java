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

  // long sysconf(int name);
  private static final MethodHandle SYSCONF =
      Downcall.of("sysconf", FunctionDescriptor.of(JAVA_LONG, JAVA_INT));

  private static final long SIZE = ask();

  private Pages() {}

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
