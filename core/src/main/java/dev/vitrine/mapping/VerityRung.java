// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import dev.vitrine.internal.linux.Errno;
import dev.vitrine.internal.linux.FileSystemType;
import dev.vitrine.internal.linux.FsVerity;
import dev.vitrine.internal.linux.LinuxException;
import dev.vitrine.internal.linux.Statfs;
import dev.vitrine.internal.linux.VerityDigest;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.Optional;

/// A file with fs-verity: its bytes are read-only for good, and what the disk gives back is held
/// against a digest.
final class VerityRung implements KernelRung {

  @Override
  public Mechanism mechanism() {
    return Mechanism.VERITY;
  }

  @Override
  public Climb climb(DescriptorSource source, FreezePolicy policy, Arena arena) throws IOException {
    Statfs fileSystem = Statfs.of(source.fd());
    Optional<VerityDigest> digest;
    try {
      digest = FsVerity.measure(source.fd());
    } catch (LinuxException e) {
      return refused(fileSystem.label(), e);
    }
    if (digest.isEmpty()) {
      return new Climb.Refused(
          "fs-verity is not enabled (FS_IOC_MEASURE_VERITY: ENODATA)", "vitrine seal FILE");
    }
    if (!keepsLength(fileSystem.type())) {
      return new Climb.Refused(
          "fs-verity does not keep the length of a file on " + fileSystem.label(), "");
    }
    Guarantee guarantee =
        new Guarantee(
            Mechanism.VERITY, Strength.PERMANENT, new Evidence.Digest(digest.get().toString()));
    Extent extent = policy.extent(source);
    return new Climb.Held(new Frozen(extent.map(source.fd(), arena), guarantee, Hold.PERMANENT));
  }

  /// On btrfs, kernels before the fix of January 2026 let `truncate(path)` and `open(O_TRUNC)` cut
  /// a file with fs-verity, whose digest then still measures the same (seen on Linux 6.1). A clone
  /// is as cheap there.
  private static boolean keepsLength(FileSystemType type) {
    return type == FileSystemType.EXT || type == FileSystemType.F2FS;
  }

  private static Climb refused(String fileSystem, LinuxException e) throws LinuxException {
    String error = "FS_IOC_MEASURE_VERITY: " + e.errnoName();
    if (e.is(Errno.ENOTTY)) {
      return new Climb.Refused("%s has no fs-verity (%s)".formatted(fileSystem, error), "");
    }
    if (e.is(Errno.EOPNOTSUPP)) {
      return new Climb.Refused(
          "fs-verity is off in this %s file system or this kernel (%s)"
              .formatted(fileSystem, error),
          "on ext4 tune2fs -O verity; a kernel with CONFIG_FS_VERITY");
    }
    throw e;
  }
}
