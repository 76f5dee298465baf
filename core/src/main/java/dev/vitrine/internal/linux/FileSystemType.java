// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

/// A kind of file system, known by its magic number (`f_type` of `statfs(2)`), and whether leases
/// and inode flags can be believed there.
///
/// Immutable and safe for use by many threads.
public enum FileSystemType {
  /// The extended file systems, which share one number (`EXT4_SUPER_MAGIC`, `<linux/magic.h>`).
  EXT(0xEF53, "ext2/3/4", true),
  /// XFS (`XFS_SUPER_MAGIC`, `<linux/magic.h>`).
  XFS(0x58465342, "xfs", true),
  /// Btrfs (`BTRFS_SUPER_MAGIC`, `<linux/magic.h>`).
  BTRFS(0x9123683E, "btrfs", true),
  /// F2FS (`F2FS_SUPER_MAGIC`, `<linux/magic.h>`).
  F2FS(0xF2F52010, "f2fs", true),
  /// Files in memory, and all of `memfd_create` without huge pages (`TMPFS_MAGIC`).
  TMPFS(0x01021994, "tmpfs", true),
  /// Files in huge pages (`HUGETLBFS_MAGIC`): a missing page is SIGBUS, not a wait.
  HUGETLBFS(0x958458F6, "hugetlbfs", false),
  /// Files in memory, without a limit (`RAMFS_MAGIC`).
  RAMFS(0x858458F6, "ramfs", false),
  /// A union of directories (`OVERLAYFS_SUPER_MAGIC`): grants leases while a mapping can still
  /// write.
  OVERLAYFS(0x794C7630, "overlayfs", false),
  /// A file system in user space (`FUSE_SUPER_MAGIC`): the bytes come from another process.
  FUSE(0x65735546, "fuse", false),
  /// Network file system (`NFS_SUPER_MAGIC`).
  NFS(0x6969, "nfs", false),
  /// Windows shares by the first client (`SMB_SUPER_MAGIC`).
  SMB(0x517B, "smb", false),
  /// Windows shares (`CIFS_SUPER_MAGIC`, spelt in signed 32 bits by old kernels).
  CIFS(0xFF534D42, "cifs", false),
  /// Windows shares, version 2 and later (`SMB2_SUPER_MAGIC`).
  SMB2(0xFE534D42, "smb", false),
  /// Plan 9 remote files (`V9FS_MAGIC`).
  V9FS(0x01021997, "9p", false),
  /// Ceph (`CEPH_SUPER_MAGIC`).
  CEPH(0x00C36400, "ceph", false),
  /// EROFS (`EROFS_SUPER_MAGIC_V1`): read-only, but whoever can write the image can change the
  /// bytes.
  EROFS(0xE0F5E1E2, "erofs", false),
  /// SquashFS (`SQUASHFS_MAGIC`): read-only image.
  SQUASHFS(0x73717368, "squashfs", false),
  /// CD images (`ISOFS_SUPER_MAGIC`): read-only image.
  ISO9660(0x9660, "iso9660", false),
  /// Files made up by the kernel (`PROC_SUPER_MAGIC`).
  PROC(0x9FA0, "proc", false),
  /// Objects made up by the kernel (`SYSFS_MAGIC`).
  SYSFS(0x62656572, "sysfs", false),
  /// FAT (`MSDOS_SUPER_MAGIC`).
  MSDOS(0x4D44, "vfat", false),
  /// exFAT (`EXFAT_SUPER_MAGIC`).
  EXFAT(0x2011BAB0, "exfat", false),
  /// OpenZFS (`ZFS_SUPER_MAGIC`, `module/os/linux/zfs/zfs_vfsops.c` of OpenZFS).
  ZFS(0x2FC12FC1, "zfs", false),
  /// bcachefs (`BCACHEFS_STATFS_MAGIC`, `fs/bcachefs/bcachefs_format.h`).
  BCACHEFS(0xCA451A4E, "bcachefs", false),
  /// Cluster file system (`OCFS2_SUPER_MAGIC`): other machines write.
  OCFS2(0x7461636F, "ocfs2", false),
  /// Cluster file system (`GFS2_MAGIC`, `<linux/gfs2_ondisk.h>`): other machines write.
  GFS2(0x01161970, "gfs2", false),
  /// Any other.
  UNKNOWN(0, "unknown", false);

  private final int magic;
  private final String label;
  private final boolean countsWriters;

  FileSystemType(int magic, String label, boolean countsWriters) {
    this.magic = magic;
    this.label = label;
    this.countsWriters = countsWriters;
  }

  /// {@return the type with this magic number, or [#UNKNOWN]}
  ///
  /// @param magic `f_type`, of which the low 32 bits count
  static FileSystemType of(long magic) {
    for (FileSystemType type : values()) {
      if (type.magic == (int) magic && type != UNKNOWN) {
        return type;
      }
    }
    return UNKNOWN;
  }

  /// {@return the magic number, in 32 bits}
  int magic() {
    return magic;
  }

  /// {@return the usual name, in lower case}
  public String label() {
    return label;
  }

  /// {@return whether this kernel sees every writer of a file, so that a granted lease or an inode
  /// flag proves what it says}
  ///
  /// True for the local file systems on which that was measured, and f2fs, which shares their code.
  public boolean countsWriters() {
    return countsWriters;
  }
}
