// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

/// What the kernel knows of an open file at one moment (`statx(2)`).
///
/// Immutable and safe for use by many threads.
///
/// @param mode the type and permission bits (`stx_mode`)
/// @param byteSize the size, in bytes
/// @param blocks how much is stored, in units of 512 bytes
/// @param device the device, as `major << 32 | minor`
/// @param inode the number of the inode on that device
/// @param modifiedNanos when the bytes last changed, in nanoseconds since 1970; wraps in 2262
/// @param changedNanos when bytes, name or attributes last changed, in nanoseconds since 1970
/// @param attributes the attributes that are set, `STATX_ATTR_…` of [Statx]
/// @param attributesMask the attributes that the file system can report at all
/// @param owner the user id of the owner
public record FileStatus(
    int mode,
    long byteSize,
    long blocks,
    long device,
    long inode,
    long modifiedNanos,
    long changedNanos,
    long attributes,
    long attributesMask,
    int owner) {

  /// The bits of the mode that give the type (`<linux/stat.h>`).
  static final int S_IFMT = 0xf000;

  /// The type of a regular file (`<linux/stat.h>`).
  static final int S_IFREG = 0x8000;

  /// The type of a directory (`<linux/stat.h>`).
  static final int S_IFDIR = 0x4000;

  /// {@return whether it is a regular file; memory files are}
  public boolean isRegular() {
    return (mode & S_IFMT) == S_IFREG;
  }

  /// {@return whether it is a directory}
  public boolean isDirectory() {
    return (mode & S_IFMT) == S_IFDIR;
  }

  /// {@return whether all of these attributes are set}
  ///
  /// @param wanted bits of `STATX_ATTR_…` of [Statx]
  public boolean has(long wanted) {
    return (attributes & wanted) == wanted;
  }

  /// {@return whether two answers are about the same inode with the same bytes, as far as times
  /// tell}
  ///
  /// Equal device, inode, size and both times. This is a hint and not a proof: two writes within
  /// the granularity of the clock (up to 10 ms) look the same.
  ///
  /// @param other the other answer
  public boolean isSameVersion(FileStatus other) {
    return device == other.device
        && inode == other.inode
        && byteSize == other.byteSize
        && modifiedNanos == other.modifiedNanos
        && changedNanos == other.changedNanos;
  }
}
