// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import dev.vitrine.VerifyOptions;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/// Another JVM, which takes its own address space away, but for some, and then reads a file.
final class WithLittleAddressSpace {

  private static final long LEFT = 96L << 20;

  private WithLittleAddressSpace() {}

  /// Prints what happens.
  ///
  /// @param arguments a file larger than what is left
  public static void main(String[] arguments) throws Exception {
    Path path = Path.of(arguments[0]);
    open(path, FreezePolicy.DEFAULT.withRegion(0, 4096)); // loads what it needs
    windows(path);
    String limit = "--as=" + (used() + LEFT);
    String self = Long.toString(ProcessHandle.current().pid());
    int status = new ProcessBuilder("prlimit", limit, "--pid", self).inheritIO().start().waitFor();
    System.out.println("prlimit " + status);
    open(path, FreezePolicy.DEFAULT.withMechanisms(Set.of(Mechanism.PRIVATE_COPY)));
    open(path, FreezePolicy.DEFAULT.withMechanisms(Set.of(Mechanism.LEASE)).withCopyFirst(0));
    windows(path);
    open(path, FreezePolicy.DEFAULT.withRegion(0, 4096));
  }

  private static void open(Path path, FreezePolicy policy) {
    try (FrozenFile file = FrozenFile.open(path, policy)) {
      System.out.println(file.byteSize() + " bytes");
    } catch (IOException e) {
      System.out.println(e.getMessage());
    }
  }

  private static void windows(Path path) throws IOException {
    try (Windows<MemorySegment> windows =
        Windows.open(path, new NumberedLines(), VerifyOptions.DEFAULT)) {
      while (windows.advance()) {
        require(windows.view().segment().byteSize() > 0);
      }
      System.out.println(windows.byteOffset() + " bytes in windows");
    } catch (IOException e) {
      System.out.println(e.getMessage());
    }
  }

  private static long used() throws IOException {
    String line =
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(text -> text.startsWith("VmSize:"))
            .findFirst()
            .orElseThrow();
    return Long.parseLong(line.replaceAll("\\D", "")) << 10;
  }

  private static void require(boolean condition) {
    if (!condition) {
      throw new AssertionError();
    }
  }
}
