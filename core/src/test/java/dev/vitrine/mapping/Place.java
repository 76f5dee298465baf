// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vitrine.testing.Child;
import dev.vitrine.testing.LoopMount;
import dev.vitrine.testing.Places;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A folder on a file system of a certain kind, for one test; skipped with a message where that is
/// not possible.
///
/// @param root where files can be made
/// @param mount what has to be unmounted
record Place(Path root, AutoCloseable mount) implements AutoCloseable {

  /// {@return a new place}
  ///
  /// @param kind `disk`, `memory`, `overlay`, or a type for `mkfs` and `mount`
  static Place of(String kind) throws IOException {
    return switch (kind) {
      case "disk" -> new Place(temporary(Places.DISK), () -> {});
      case "memory" -> {
        assumeTrue(Files.isWritable(Places.MEMORY), "needs " + Places.MEMORY);
        yield new Place(temporary(Places.MEMORY), () -> {});
      }
      case "overlay" -> overlay();
      default -> {
        LoopMount mount = LoopMount.of(kind);
        yield new Place(temporary(mount.root()), mount);
      }
    };
  }

  private static Path temporary(Path parent) throws IOException {
    return Files.createTempDirectory(parent, "vitrine");
  }

  private static Place overlay() throws IOException {
    assumeRoot("mount overlay");
    Path folder = temporary(Places.DISK);
    for (String part : List.of("lower", "upper", "work", "root")) {
      Files.createDirectory(folder.resolve(part));
    }
    String options = "lowerdir=%1$s/lower,upperdir=%1$s/upper,workdir=%1$s/work".formatted(folder);
    String root = folder.resolve("root").toString();
    Child mount = Child.run("mount", "-t", "overlay", "-o", options, "overlay", root);
    AutoCloseable unmount =
        () -> {
          Child.run("umount", root);
          delete(folder);
        };
    if (mount.exit() != 0) {
      delete(folder);
    }
    assumeTrue(mount.exit() == 0, "needs overlayfs: " + mount.errors());
    return new Place(temporary(Path.of(root)), unmount);
  }

  static void assumeRoot(String purpose) {
    assumeTrue("root".equals(System.getProperty("user.name")), "needs root, to " + purpose);
  }

  private static void delete(Path folder) throws IOException {
    Child.run("rm", "-rf", "--one-file-system", folder.toString());
  }

  @Override
  public void close() throws IOException {
    delete(root);
    try {
      mount.close();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError("a mount closes with IOException only", e);
    }
  }
}
