// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import java.util.Arrays;
import java.util.HexFormat;

/// The digest of a file with fs-verity: not of its bytes but of a descriptor with their hash tree's
/// root, as `fsverity digest` prints it.
///
/// Immutable and safe for use by many threads.
///
/// @param algorithm the hash, `FS_VERITY_HASH_ALG_…` of [FsVerity]
/// @param bytes the digest
@SuppressWarnings("ArrayRecordComponent") // copied on the way in and out
public record VerityDigest(int algorithm, byte[] bytes) {

  /// Copies the bytes.
  public VerityDigest {
    bytes = bytes.clone();
  }

  /// {@return a copy of the digest's bytes}
  @Override
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerityDigest digest
        && algorithm == digest.algorithm
        && Arrays.equals(bytes, digest.bytes);
  }

  @Override
  public int hashCode() {
    return 31 * algorithm + Arrays.hashCode(bytes);
  }

  /// {@return the digest as `fsverity` writes it, such as `sha256:3d24…`}
  @Override
  public String toString() {
    String name =
        switch (algorithm) {
          case FsVerity.FS_VERITY_HASH_ALG_SHA256 -> "sha256";
          case FsVerity.FS_VERITY_HASH_ALG_SHA512 -> "sha512";
          default -> "hash" + algorithm;
        };
    return name + ":" + HexFormat.of().formatHex(bytes);
  }
}
