// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import dev.vitrine.internal.linux.InodeFlags;
import dev.vitrine.internal.linux.Kernel;
import dev.vitrine.internal.linux.LinuxException;
import dev.vitrine.internal.linux.Statx;
import java.io.IOException;
import java.nio.file.Path;

/// The immutable flag of a file, chattr(1) `+i`: ioctl_iflags(2), `FS_IMMUTABLE_FL`.
///
/// The flag alone is no guarantee: on xfs, btrfs and tmpfs it does not stop who has the file open
/// for writing already. [FrozenFile#open] therefore looks for writers besides.
///
/// Every method throws [UnsupportedOperationException] where native access is not enabled.
public final class ImmutableFlag {

  private ImmutableFlag() {}

  /// {@return whether the flag is set}
  ///
  /// @param path a regular file
  /// @throws IOException if it cannot be opened
  public static boolean isSet(Path path) throws IOException {
    Kernel.require();
    try (DescriptorSource source = DescriptorSource.open(path)) {
      return Statx.of(source.fd()).has(Statx.STATX_ATTR_IMMUTABLE);
    }
  }

  /// Sets the flag.
  ///
  /// @param path a regular file
  /// @throws IOException if the caller lacks CAP_LINUX_IMMUTABLE (`EPERM`), or the file system has
  ///   no such flag (`ENOTTY`, `EOPNOTSUPP`)
  public static void set(Path path) throws IOException {
    change(path, true);
  }

  /// Clears the flag. Whoever has the file frozen by it learns so from [FrozenSegment#confirm].
  ///
  /// @param path a regular file
  /// @throws IOException if the caller lacks CAP_LINUX_IMMUTABLE (`EPERM`)
  public static void clear(Path path) throws IOException {
    change(path, false);
  }

  private static void change(Path path, boolean immutable) throws IOException {
    Kernel.require();
    try (DescriptorSource source = DescriptorSource.open(path)) {
      int flags = InodeFlags.get(source.fd());
      InodeFlags.set(
          source.fd(),
          immutable ? flags | InodeFlags.FS_IMMUTABLE_FL : flags & ~InodeFlags.FS_IMMUTABLE_FL);
    } catch (LinuxException e) {
      throw new IOException(
          "immutable flag: cannot be changed (%s) [%s]".formatted(e.errnoName(), path), e);
    }
  }
}
