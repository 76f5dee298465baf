// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import dev.vitrine.internal.linux.ArenaEnd;
import dev.vitrine.internal.linux.Errno;
import dev.vitrine.internal.linux.Fcntl;
import dev.vitrine.internal.linux.Fd;
import dev.vitrine.internal.linux.FileStatus;
import dev.vitrine.internal.linux.Lease;
import dev.vitrine.internal.linux.LinuxException;
import dev.vitrine.internal.linux.Statfs;
import dev.vitrine.internal.linux.Statx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;

/// A file with the immutable flag, which nobody has open for writing.
final class ImmutableFlagRung implements KernelRung {

  /*
   * The flag alone stops every later open for writing, truncation and removal; but on xfs, btrfs and
   * tmpfs whoever already has the file open, or mapped, for writing goes on writing. A read lease is
   * granted only if there is no such descriptor and no such mapping. So: flag, then lease, then the
   * flag again; the lease is given back at once, since nobody can come any more. Each half alone has
   * a hole.
   */

  @Override
  public Mechanism mechanism() {
    return Mechanism.IMMUTABLE_FLAG;
  }

  @Override
  public Climb climb(DescriptorSource source, FreezePolicy policy, Arena arena) throws IOException {
    if (!isImmutable(source.fd())) {
      return new Climb.Refused("the immutable flag is not set", "chattr +i FILE, as root");
    }
    Statfs fileSystem = Statfs.of(source.fd());
    if (!fileSystem.type().countsWriters()) {
      return new Climb.Refused("the flag proves nothing on " + fileSystem.label(), "");
    }
    try {
      if (!isWithoutWriters(source.fd())) {
        return new Climb.Refused("somebody is about to write to it", "");
      }
    } catch (LinuxException e) {
      return refused(e);
    }
    FileStatus proven = Statx.of(source.fd());
    if (!proven.has(Statx.STATX_ATTR_IMMUTABLE)) {
      return new Climb.Refused("the immutable flag was cleared meanwhile", "");
    }
    return map(source, proven, fileSystem.label(), policy, arena);
  }

  private static boolean isImmutable(Fd fd) throws LinuxException {
    return Statx.of(fd).has(Statx.STATX_ATTR_IMMUTABLE);
  }

  private static boolean isWithoutWriters(Fd fd) throws LinuxException {
    Lease.take(fd, Lease.F_RDLCK);
    boolean unbroken = Lease.current(fd) == Lease.F_RDLCK;
    return Lease.release(fd) && unbroken;
  }

  private static Climb refused(LinuxException e) throws LinuxException {
    if (e.is(Errno.EAGAIN)) {
      return new Climb.Refused(
          "somebody still has it open for writing (F_SETLEASE: EAGAIN)", "close it there");
    }
    if (e.is(Errno.EACCES)) {
      return new Climb.Refused(
          "cannot prove that nobody has it open for writing (F_SETLEASE: EACCES)",
          "run as the owner of the file, or with CAP_LEASE");
    }
    return new Climb.Refused(
        "cannot prove that nobody has it open for writing (F_SETLEASE: %s)"
            .formatted(e.errnoName()),
        "");
  }

  private static Climb map(
      DescriptorSource source,
      FileStatus proven,
      String fileSystem,
      FreezePolicy policy,
      Arena arena)
      throws IOException {
    Guarantee guarantee =
        new Guarantee(
            Mechanism.IMMUTABLE_FLAG,
            Strength.PRIVILEGED,
            new Evidence.FlagWithoutWriters(fileSystem));
    Extent extent = policy.extent(source);
    Fd kept = Fcntl.duplicate(source.fd());
    ArenaEnd.closes(kept, arena);
    Hold hold = () -> confirm(kept, proven, source.path().toString());
    return new Climb.Held(new Frozen(extent.map(source.fd(), arena), guarantee, hold));
  }

  /// Clearing the flag changes the time of the last change, so setting it again does not hide it.
  private static void confirm(Fd fd, FileStatus proven, String path) {
    try {
      FileStatus now = Statx.of(fd);
      if (!now.has(Statx.STATX_ATTR_IMMUTABLE) || !now.isSameVersion(proven)) {
        throw new GuaranteeLostException(
            "immutable flag: cleared since the file was frozen [" + path + "]");
      }
    } catch (LinuxException e) {
      throw new UncheckedIOException(e);
    }
  }
}
