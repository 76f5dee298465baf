// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vitrine.testing.Child;
import dev.vitrine.testing.Places;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file system, mounted for reading, whose disk ends in the middle of its files: what lies behind
/// that cannot be read (`EIO`).
///
/// @param folder holds the image and the mount
record FailingDisk(Path folder) implements AutoCloseable {

  /// How large the file is, in bytes: most of it is behind the end of the disk.
  static final int BYTES = 24 << 20;

  /* Without a journal nothing is written after the mount. The image is cut while it is mounted: the
   * loop device keeps its size, and reads behind the end of the image fail. Unmounting between has
   * dropped every page of the files. */
  private static final String MAKE =
      """
      cd "$1"
      truncate -s 64M image
      mkfs.ext4 -q -b 4096 -O ^has_journal image
      mkdir root
      mount -o loop image root
      yes 'a line of text' | head -c %1$d >root/file
      yes 'a line of text' | head -c %1$d >root/flagged
      chattr +i root/flagged
      umount root
      mount -o loop,ro image root
      truncate -s $(($(stat -c %%s image) / 4)) image
      """
          .formatted(BYTES);

  /// {@return a new one; the test is skipped where that is not possible}
  static FailingDisk open() throws IOException {
    Place.assumeRoot("mount a disk that fails");
    FailingDisk disk = new FailingDisk(Files.createTempDirectory(Places.DISK, "vitrine-failing"));
    Child child = Child.run("sh", "-ec", MAKE, "sh", disk.folder.toString());
    if (child.exit() != 0) {
      disk.close();
    }
    assumeTrue(child.exit() == 0, "needs mkfs.ext4 and a loop device: " + child.errors());
    return disk;
  }

  /// {@return a file whose first bytes can be read, and whose last cannot}
  Path file() {
    return folder.resolve("root/file");
  }

  /// {@return another such file, with the immutable flag}
  Path flagged() {
    return folder.resolve("root/flagged");
  }

  @Override
  public void close() throws IOException {
    Child.run("umount", folder.resolve("root").toString());
    Child.run("rm", "-rf", "--one-file-system", folder.toString());
  }
}
