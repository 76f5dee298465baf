// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/// A program that tries to change a file by every call that a shell does not make, and prints one
/// line for each: the name of the attack, and `done` or the error's name.
public final class Attacker {

  // int truncate(const char *path, off_t length);
  private static final MethodHandle TRUNCATE =
      Downcall.of(
          "truncate",
          FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG));

  // int mprotect(void *addr, size_t len, int prot);
  private static final MethodHandle MPROTECT =
      Downcall.of(
          "mprotect",
          FunctionDescriptor.of(
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_INT));

  private static final int WRITABLE = Mmap.PROT_READ | Mmap.PROT_WRITE;

  private interface Attack {
    void run() throws IOException;
  }

  private Attacker() {}

  /// Attacks a file, the cuts last.
  ///
  /// @param arguments the path of the file, at least a page long
  public static void main(String[] arguments) throws IOException {
    Path path = Path.of(arguments[0]);
    attack("open-read-write", () -> OpenFile.open(path, OpenFile.O_RDWR).close());
    attack("map-writable", () -> mapWritable(path));
    attack("protect-writable", () -> protectWritable(path));
    attack("truncate", () -> truncate(path, Pages.size() + 1));
    attack(
        "open-truncate", () -> OpenFile.open(path, OpenFile.O_RDONLY | OpenFile.O_TRUNC).close());
  }

  private static void attack(String name, Attack attack) throws IOException {
    String outcome = "done";
    try {
      attack.run();
    } catch (LinuxException e) {
      outcome = e.errnoName();
    }
    System.out.println(name + " " + outcome);
  }

  private static void mapWritable(Path path) throws IOException {
    try (Fd fd = OpenFile.open(path, OpenFile.O_RDONLY)) {
      scribble(Mmap.call(MemorySegment.NULL, Pages.size(), WRITABLE, Mmap.MAP_SHARED, fd, 0));
    }
  }

  private static void protectWritable(Path path) throws IOException {
    try (Fd fd = OpenFile.open(path, OpenFile.O_RDONLY)) {
      long size = Pages.size();
      long address = Mmap.call(MemorySegment.NULL, size, Mmap.PROT_READ, Mmap.MAP_SHARED, fd, 0);
      var _ =
          Downcall.run(
              "mprotect", fd, errno -> (int) MPROTECT.invokeExact(errno, address, size, WRITABLE));
      scribble(address);
    }
  }

  private static void scribble(long address) {
    Mmap.adopt(address, Pages.size(), "attack", Arena.global(), Runnable::run).fill((byte) '!');
  }

  private static void truncate(Path path, long byteSize) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocateFrom(path.toString());
      var _ =
          Downcall.run(
              "truncate", path, errno -> (int) TRUNCATE.invokeExact(errno, name, byteSize));
    }
  }
}
