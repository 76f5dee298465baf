// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import dev.vitrine.VerifyOptions;
import dev.vitrine.testing.Child;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Another JVM, with few descriptors, which takes them all, and gives them back one by one.
final class WithoutDescriptors {

  private static final int FEW = 10;

  private final Path path;
  private final byte[] content;
  private final Deque<FileInputStream> hoard = new ArrayDeque<>();

  private WithoutDescriptors(Path path) throws IOException {
    this.path = path;
    this.content = Files.readAllBytes(path);
  }

  /// Prints what happens.
  ///
  /// @param arguments a file, larger than a window
  public static void main(String[] arguments) throws Exception {
    loadClasses();
    new WithoutDescriptors(Path.of(arguments[0])).run();
  }

  /// To load a class is to open a file, where they are not in an archive.
  private static void loadClasses() throws Exception {
    for (Class<?> from : List.of(FrozenFile.class, WithoutDescriptors.class)) {
      Path root = Child.root(from);
      try (Stream<Path> all = Files.walk(root.resolve("dev/vitrine"))) {
        for (Path file : all.toList()) {
          String name = root.relativize(file).toString().replace('/', '.');
          if (name.matches(".*(mapping|linux|events|dev\\.vitrine)\\.\\w[\\w$]*\\.class")
              && !name.contains("Test")) {
            Class.forName(name.replace(".class", ""), false, from.getClassLoader());
          }
        }
      }
    }
  }

  private void run() throws IOException {
    Publication.write(
        path.resolveSibling("first"), out -> out.write(1)); // java.security is read once
    Files.delete(path.resolveSibling("first"));
    var _ = opened(FreezePolicy.DEFAULT.withCopyFirst(0)); // the watcher of leases keeps one
    var _ = count(); // and whatever that needs
    int before = count();
    try (FrozenFile file = FrozenFile.open(path);
        Windows<MemorySegment> windows =
            Windows.open(path, new NumberedLines(), VerifyOptions.DEFAULT)) {
      require(windows.advance());
      hoardAll();
      refused("open", () -> FrozenFile.open(path).close());
      refused(
          "windows", () -> Windows.open(path, new NumberedLines(), VerifyOptions.DEFAULT).close());
      refused("memory", () -> SealedMemory.create("memory").close());
      refused("publish", () -> Publication.write(path.resolveSibling("new"), out -> out.write(1)));
      require(Arrays.equals(Content.bytes(file.segment()), content));
      file.segment().confirm();
      while (windows.advance()) {
        require(windows.view().segment().byteSize() > 0);
      }
      giveBackOneByOne();
    }
    while (!hoard.isEmpty()) {
      hoard.pop().close();
    }
    System.out.println("at last: " + opened(FreezePolicy.DEFAULT));
    System.out.println("left: " + (count() - before));
  }

  /// With few descriptors each mechanism works, or leaves it to the next, or says what is missing.
  private void giveBackOneByOne() throws IOException {
    FreezePolicy leased = FreezePolicy.DEFAULT.withCopyFirst(0);
    for (int free = 1; free < FEW; free++) {
      hoard.pop().close();
      for (FreezePolicy policy : List.of(FreezePolicy.DEFAULT, leased)) {
        System.out.println(free + ": " + opened(policy));
      }
      opened(leased.withMechanisms(Set.of(Mechanism.LEASE)));
      int taken = hoardAll();
      require(taken == free); // else something leaked
      for (int i = 0; i < free; i++) {
        hoard.pop().close();
      }
    }
  }

  private String opened(FreezePolicy policy) throws IOException {
    try (FrozenFile file = FrozenFile.open(path, policy)) {
      require(Arrays.equals(Content.bytes(file.segment()), content));
      return file.guarantee().mechanism() + " " + file.guarantee().strength();
    } catch (FreezeException e) {
      return "refused";
    }
  }

  private int hoardAll() {
    int count = 0;
    try {
      while (true) {
        hoard.push(new FileInputStream("/dev/null"));
        count++;
      }
    } catch (IOException e) {
      return count;
    }
  }

  private interface Step {
    void run() throws IOException;
  }

  private static void refused(String what, Step step) {
    try {
      step.run();
      System.out.println(what + " works");
    } catch (IOException e) {
      System.out.println(what + ": " + e.getMessage());
    }
  }

  private static int count() {
    String[] all = new File("/proc/self/fd").list();
    return new ArrayList<>(List.of(all)).size();
  }

  private static void require(boolean condition) {
    if (!condition) {
      throw new AssertionError();
    }
  }
}
