// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.testing;

import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A file system in a file, mounted for one test; needs root, and `mkfs` of that type.
public final class LoopMount implements AutoCloseable {

  /// mkfs.xfs refuses less than 300 MB. The image is sparse.
  private static final long IMAGE_BYTES = 320L << 20;

  private final Path image;
  private final Path root;

  private LoopMount(Path image, Path root) {
    this.image = image;
    this.root = root;
  }

  /// {@return a new file system; the test is skipped where that is not possible}
  ///
  /// @param type its type, as for `mount -t`
  /// @param options options for `mkfs`
  public static LoopMount of(String type, String... options) throws IOException {
    assumeTrue("root".equals(System.getProperty("user.name")), "needs root, to mount " + type);
    Path image = Files.createTempFile(Places.DISK, "vitrine", "." + type);
    Path root = Files.createTempDirectory(Places.DISK, "vitrine");
    LoopMount mount = new LoopMount(image, root);
    try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
      file.setLength(IMAGE_BYTES);
    }
    List<String> mkfs = new ArrayList<>(List.of("mkfs." + type, "-q"));
    mkfs.addAll(List.of(options));
    mkfs.add(image.toString());
    mount.orSkip(mkfs);
    mount.orSkip(List.of("mount", "-t", type, "-o", "loop", image.toString(), root.toString()));
    return mount;
  }

  private void orSkip(List<String> command) throws IOException {
    String fault;
    try {
      Child child = Child.run(Map.of(), command);
      fault = child.exit() == 0 ? "" : child.errors();
    } catch (IOException e) {
      fault = e.toString();
    }
    if (!fault.isEmpty()) {
      delete();
      abort("needs %s: %s".formatted(command.getFirst(), fault.strip()));
    }
  }

  /// {@return where it is mounted}
  public Path root() {
    return root;
  }

  @Override
  public void close() throws IOException {
    Child child = Child.run("umount", root.toString());
    if (child.exit() != 0) {
      // A descriptor is still open: the kernel takes the mount away when it is closed.
      Child.run("umount", "--lazy", root.toString());
      delete();
      throw new IOException(child.errors());
    }
    delete();
  }

  private void delete() throws IOException {
    Files.deleteIfExists(root);
    Files.deleteIfExists(image);
  }
}
