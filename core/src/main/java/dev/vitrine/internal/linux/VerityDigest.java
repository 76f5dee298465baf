// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

/// The digest of a file with fs-verity: not of its bytes but of a descriptor with their hash tree's
/// root, as `fsverity digest` prints it.
///
/// Immutable and safe for use by many threads.
///
/// @param algorithm the hash, `FS_VERITY_HASH_ALG_…` of [FsVerity]
/// @param hex the digest's bytes, two lower-case digits each
public record VerityDigest(int algorithm, String hex) {

  /// {@return the digest as `fsverity` writes it, such as `sha256:3d24…`}
  @Override
  public String toString() {
    String name =
        switch (algorithm) {
          case FsVerity.FS_VERITY_HASH_ALG_SHA256 -> "sha256";
          case FsVerity.FS_VERITY_HASH_ALG_SHA512 -> "sha512";
          default -> "hash" + algorithm;
        };
    return name + ":" + hex;
  }
}
