// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.HexFormat;
import java.util.Optional;

/// fs-verity (`Documentation/filesystems/fsverity.rst` of Linux): a file becomes read-only for
/// ever, and every page is checked against a hash tree when it is read from disk.
///
/// Stateless and safe for use by many threads.
public final class FsVerity {

  /// SHA-256, digests of 32 bytes (`<linux/fsverity.h>`, as all that follow).
  public static final int FS_VERITY_HASH_ALG_SHA256 = 1;

  /// SHA-512, digests of 64 bytes.
  public static final int FS_VERITY_HASH_ALG_SHA512 = 2;

  /// Turn it on.
  static final long FS_IOC_ENABLE_VERITY = 0x40806685L;

  /// Ask for the digest.
  static final long FS_IOC_MEASURE_VERITY = 0xc0046686L;

  /// How long a salt may be, in bytes: `FS_VERITY_MAX_SALT_SIZE` (`fs/verity/fsverity_private.h`).
  private static final int MAX_SALT = 32;

  /// The size of `struct fsverity_enable_arg`, and below the offsets of its members, in bytes.
  private static final int ENABLE_ARG_SIZE = 128;

  private static final int VERSION = 0;
  private static final int HASH_ALGORITHM = 4;
  private static final int BLOCK_SIZE = 8;
  private static final int SALT_SIZE = 12;
  private static final int SALT_PTR = 16;

  /// The size of `struct fsverity_digest` without the digest, and below the offsets of its members.
  private static final int DIGEST_HEADER_SIZE = 4;

  private static final int DIGEST_ALGORITHM = 0;
  private static final int DIGEST_SIZE = 2;

  /// The longest digest the kernel has, in bytes: `FS_VERITY_MAX_DIGEST_SIZE`, that of SHA-512.
  private static final int MAX_DIGEST = 64;

  private FsVerity() {}

  /// Turns fs-verity on; nothing but removing the file takes it back.
  ///
  /// Reads the whole file once and stores the hash tree beside it.
  ///
  /// @param fd a read-only descriptor of a regular file, which may be written to by permission
  /// @param algorithm one of `FS_VERITY_HASH_ALG_…`
  /// @param blockSize the block size of the tree, in bytes: a power of two up to the page size;
  ///   before Linux 6.3 exactly the page size
  /// @param salt 0 to 32 bytes that make equal files have different digests
  /// @throws LinuxException `ETXTBSY` while anybody has it open or mapped for writing, `EEXIST` if
  ///   it is on, `EOPNOTSUPP` or `ENOTTY` if file system or kernel cannot, `EACCES`, `EPERM`,
  ///   `EINVAL`
  /// @throws IllegalArgumentException if the salt is too long
  public static void enable(Fd fd, int algorithm, int blockSize, byte[] salt)
      throws LinuxException {
    if (salt.length > MAX_SALT) {
      throw new IllegalArgumentException(
          "salt: too long (found %d bytes, allowed %d)".formatted(salt.length, MAX_SALT));
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment argument = arena.allocate(ENABLE_ARG_SIZE, Long.BYTES);
      argument.set(JAVA_INT, VERSION, 1);
      argument.set(JAVA_INT, HASH_ALGORITHM, algorithm);
      argument.set(JAVA_INT, BLOCK_SIZE, blockSize);
      if (salt.length > 0) {
        argument.set(JAVA_INT, SALT_SIZE, salt.length);
        argument.set(ADDRESS, SALT_PTR, arena.allocateFrom(JAVA_BYTE, salt));
      }
      Ioctl.call("FS_IOC_ENABLE_VERITY", fd, FS_IOC_ENABLE_VERITY, argument);
    }
  }

  /// {@return the digest that the kernel holds the file to, or empty if the file has no fs-verity}
  ///
  /// Cost: O(1), the kernel knows it.
  ///
  /// @param fd the descriptor, open for reading
  /// @throws LinuxException `EOPNOTSUPP` or `ENOTTY` if file system or kernel cannot have it
  public static Optional<VerityDigest> measure(Fd fd) throws LinuxException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment answer = arena.allocate(DIGEST_HEADER_SIZE + MAX_DIGEST, Short.BYTES);
      answer.set(JAVA_SHORT, DIGEST_SIZE, (short) MAX_DIGEST);
      // The kernel writes at most as many bytes behind the header as the header says there are.
      Ioctl.call("FS_IOC_MEASURE_VERITY", fd, FS_IOC_MEASURE_VERITY, answer);
      int size = Short.toUnsignedInt(answer.get(JAVA_SHORT, DIGEST_SIZE));
      return Optional.of(
          new VerityDigest(
              Short.toUnsignedInt(answer.get(JAVA_SHORT, DIGEST_ALGORITHM)),
              HexFormat.of()
                  .formatHex(answer.asSlice(DIGEST_HEADER_SIZE, size).toArray(JAVA_BYTE))));
    } catch (LinuxException e) {
      if (e.is(Errno.ENODATA)) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
