// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import dev.vitrine.internal.linux.Fd;
import dev.vitrine.internal.linux.FileSystemType;
import dev.vitrine.internal.linux.LinuxException;
import dev.vitrine.internal.linux.NamelessFile;
import dev.vitrine.internal.linux.OpenFile;
import dev.vitrine.internal.linux.Reflink;
import dev.vitrine.internal.linux.Statfs;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.Objects;

/// A clone of the file that shares its blocks, in an inode of our own without a name.
final class ReflinkRung implements KernelRung {

  /*
   * FICLONE copies one moment of the file: the kernel writes back and locks the source meanwhile.
   * Whatever is written to the source afterwards gets blocks of its own, even through mappings and
   * pinned pages. The clone can be reached by nobody but through /proc/PID/fd of this process: it has
   * no name, cannot be given one (O_EXCL), its mode is 0, and its only writable descriptor is closed
   * before the first byte is read.
   */

  private static final int OWNER_ONLY = 0600;
  private static final String REMEDY_FOLDER =
      "FreezePolicy.withCloneFolder, with a writable folder of the same file system";

  @Override
  public Mechanism mechanism() {
    return Mechanism.REFLINK;
  }

  @Override
  public Climb climb(DescriptorSource source, FreezePolicy policy, Arena arena) throws IOException {
    Statfs fileSystem = Statfs.of(source.fd());
    if (fileSystem.type() != FileSystemType.XFS && fileSystem.type() != FileSystemType.BTRFS) {
      return new Climb.Refused("no private clones on " + fileSystem.label(), "");
    }
    Fd clone;
    try (Fd folder = openFolder(source.path(), policy)) {
      clone = cloneOf(source.fd(), folder);
    } catch (LinuxException e) {
      return new Climb.Refused("cannot clone (%s)".formatted(e.getMessage()), REMEDY_FOLDER);
    }
    Guarantee guarantee =
        new Guarantee(
            Mechanism.REFLINK, Strength.PRIVATE, new Evidence.CloneWithoutName(fileSystem.label()));
    try (DescriptorSource frozen = new DescriptorSource(source.path(), clone)) {
      Extent extent = policy.extent(frozen);
      return new Climb.Held(new Frozen(extent.map(clone, arena), guarantee, Hold.PERMANENT));
    }
  }

  private static Fd openFolder(Path path, FreezePolicy policy) throws LinuxException {
    Path parent = Objects.requireNonNullElse(path.toAbsolutePath().getParent(), path);
    Path folder = policy.cloneFolder().orElse(parent);
    return OpenFile.open(folder, OpenFile.O_RDONLY | OpenFile.O_DIRECTORY);
  }

  /// {@return the clone, open for reading only, and nowhere else}
  private static Fd cloneOf(Fd source, Fd folder) throws LinuxException {
    try (Fd writable = NamelessFile.temporary(folder, OWNER_ONLY)) {
      Reflink.cloneFile(writable, source);
      Fd readable = OpenFile.reopenReadOnly(writable);
      try {
        NamelessFile.changeMode(readable, 0);
      } catch (LinuxException e) {
        readable.close();
        throw e;
      }
      return readable;
    }
  }
}
