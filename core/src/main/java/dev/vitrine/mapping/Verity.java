// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import dev.vitrine.internal.linux.Errno;
import dev.vitrine.internal.linux.FsVerity;
import dev.vitrine.internal.linux.Kernel;
import dev.vitrine.internal.linux.LinuxException;
import dev.vitrine.internal.linux.Pages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/// fs-verity: a file that becomes read-only for good, and whose every page is held against a digest
/// when it is read from the disk (Documentation/filesystems/fsverity.rst of Linux).
///
/// Every method throws [UnsupportedOperationException] where native access is not enabled.
public final class Verity {

  /// The hash of the tree.
  public enum Algorithm {
    /// SHA-256, which every kernel with fs-verity has.
    SHA256(FsVerity.FS_VERITY_HASH_ALG_SHA256),
    /// SHA-512.
    SHA512(FsVerity.FS_VERITY_HASH_ALG_SHA512);

    private final int number;

    Algorithm(int number) {
      this.number = number;
    }
  }

  private Verity() {}

  /// Enables fs-verity with SHA-256, blocks of a page, and no salt. This cannot be taken back: the
  /// file can be removed and replaced, but never changed.
  ///
  /// @param path a regular file that may be written to by permission
  /// @return its digest, such as `sha256:3d24…`, the same that `fsverity digest` computes
  /// @throws IOException with the error's name and its cause: somebody has the file open for
  ///   writing (`ETXTBSY`), it is enabled already (`EEXIST`), the file system has none (`ENOTTY`)
  ///   or has it switched off (`EOPNOTSUPP`)
  public static String enable(Path path) throws IOException {
    return enable(path, Algorithm.SHA256, new byte[0]);
  }

  /// Enables fs-verity. This cannot be taken back.
  ///
  /// Cost: the file is read once.
  ///
  /// @param path a regular file that may be written to by permission
  /// @param algorithm the hash
  /// @param salt at most 32 bytes that make equal files have different digests; may be empty
  /// @return its digest, such as `sha512:9f3a…`
  /// @throws IOException with the error's name and its cause, see [#enable(Path)]
  public static String enable(Path path, Algorithm algorithm, byte[] salt) throws IOException {
    Kernel.require();
    try (DescriptorSource source = DescriptorSource.open(path)) {
      FsVerity.enable(source.fd(), algorithm.number, Math.toIntExact(Pages.size()), salt);
      return FsVerity.measure(source.fd()).orElseThrow().toString();
    } catch (LinuxException e) {
      throw new IOException("seal: %s (%s) [%s]".formatted(cause(e), e.errnoName(), path), e);
    }
  }

  /// {@return the digest of a file, such as `sha256:3d24…`; empty if fs-verity is not enabled, or
  /// cannot be, on its file system}
  ///
  /// @param path a regular file
  /// @throws IOException if the file cannot be opened
  public static Optional<String> measure(Path path) throws IOException {
    Kernel.require();
    try (DescriptorSource source = DescriptorSource.open(path)) {
      return FsVerity.measure(source.fd()).map(Object::toString);
    } catch (LinuxException e) {
      if (e.is(Errno.ENOTTY) || e.is(Errno.EOPNOTSUPP)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /// Opens a file only if it has fs-verity with an expected digest.
  ///
  /// @param path a regular file
  /// @param digest what [#enable] returned, or `fsverity digest` printed
  /// @return the file, to be closed by the caller
  /// @throws FreezeException if it has no fs-verity
  /// @throws IOException if it has another digest, or cannot be opened
  public static FrozenFile open(Path path, String digest) throws IOException {
    FrozenFile file =
        FrozenFile.open(path, FreezePolicy.DEFAULT.withMechanisms(Set.of(Mechanism.VERITY)));
    if (file.guarantee().evidence() instanceof Evidence.Digest(String found)
        && found.equals(digest)) {
      return file;
    }
    file.close();
    throw new IOException(
        "fs-verity: another digest (found %s, allowed %s) [%s]"
            .formatted(file.guarantee().evidence().describe(), digest, path));
  }

  private static String cause(LinuxException e) {
    return switch (Errno.of(e.errno()).orElse(Errno.EIO)) {
      case ETXTBSY -> "somebody has the file open or mapped for writing";
      case EEXIST -> "fs-verity is enabled already";
      case ENOTTY -> "the file system has no fs-verity";
      case EOPNOTSUPP -> "fs-verity is off in this file system or this kernel";
      case EACCES -> "no permission to write the file";
      case EPERM -> "the file is immutable or append-only";
      case EROFS -> "the file system is read-only";
      case EINVAL -> "the kernel knows no such parameters";
      default -> "the kernel refuses";
    };
  }
}
