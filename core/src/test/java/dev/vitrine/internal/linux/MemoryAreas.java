// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// What `/proc/self/maps` says of this process's memory.
final class MemoryAreas {

  private MemoryAreas() {}

  /// {@return the permissions such as `r--p` of the area that holds a segment's first byte}
  ///
  /// @param segment native memory
  static Optional<String> permissions(MemorySegment segment) throws IOException {
    return Files.readAllLines(Path.of("/proc/self/maps")).stream()
        .map(line -> line.split(" ", 3))
        .filter(area -> contains(area[0], segment.address()))
        .map(area -> area[1])
        .findFirst();
  }

  /// {@return whether an address is in a range}
  ///
  /// @param range the range as `/proc/self/maps` writes it: two numbers in hex and a hyphen
  /// @param address the address
  static boolean contains(String range, long address) {
    String[] ends = range.split("-", 2);
    return Long.compareUnsigned(Long.parseUnsignedLong(ends[0], 16), address) <= 0
        && Long.compareUnsigned(address, Long.parseUnsignedLong(ends[1], 16)) < 0;
  }

  /// {@return how many areas have a name in which a word occurs}
  ///
  /// @param word part of the name, such as that of a memory file
  static long count(String word) throws IOException {
    return Files.readAllLines(Path.of("/proc/self/maps")).stream()
        .filter(line -> line.contains(word))
        .count();
  }

  /// {@return how much of the area that begins with a segment is mapped in huge pages, in bytes}
  ///
  /// @param segment native memory, at the beginning of its mapping
  static long hugeByteSize(MemorySegment segment) throws IOException {
    String begin = "%x-".formatted(segment.address());
    return Files.readAllLines(Path.of("/proc/self/smaps")).stream()
        .dropWhile(line -> !line.startsWith(begin))
        .takeWhile(line -> !line.startsWith("VmFlags:"))
        .filter(line -> line.startsWith("AnonHugePages:") || line.contains("PmdMapped:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) << 10)
        .sum();
  }
}
