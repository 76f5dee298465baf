// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import static dev.vitrine.internal.linux.LinuxErrors.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vitrine.testing.LoopMount;
import dev.vitrine.testing.OnLinux;
import dev.vitrine.testing.Places;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OnLinux
class FsVerityTest {

  private static final int BLOCK = 4096;

  @TempDir(factory = Places.Disk.class)
  private Path disk;

  @TempDir(factory = Places.Memory.class)
  private Path memory;

  @Test
  void tmpfsHasNone() throws Exception {
    Path file = Files.writeString(memory.resolve("file"), "x");
    try (Fd fd = OpenFile.open(file, OpenFile.O_RDONLY)) {
      assertFails(Errno.ENOTTY, () -> FsVerity.measure(fd));
      assertFails(Errno.ENOTTY, () -> enable(fd, FsVerity.FS_VERITY_HASH_ALG_SHA256, new byte[0]));
    }
  }

  @Test
  void saysWhyADiskCannot() throws Exception {
    assumeTrue(Places.typeOf(disk) == FileSystemType.EXT, "the disk is not ext4");
    Path file = Files.writeString(disk.resolve("file"), "x");
    try (Fd fd = OpenFile.open(file, OpenFile.O_RDONLY)) {
      assumeTrue(measureFails(fd), "the disk has fs-verity");
      assertFails(
          Errno.EOPNOTSUPP, () -> enable(fd, FsVerity.FS_VERITY_HASH_ALG_SHA256, new byte[0]));
    }
  }

  private static boolean measureFails(Fd fd) throws LinuxException {
    try {
      assertThat(FsVerity.measure(fd)).isEmpty();
      return false;
    } catch (LinuxException e) {
      assertThat(e.is(Errno.EOPNOTSUPP)).isTrue();
      return true;
    }
  }

  @Test
  void refusesALongSalt() throws Exception {
    try (Fd fd = Memfd.create("salt")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> enable(fd, FsVerity.FS_VERITY_HASH_ALG_SHA256, new byte[33]))
          .withMessage("salt: too long (found 33 bytes, allowed 32)");
    }
  }

  @ParameterizedTest
  @CsvSource({"1, ''", "2, ''", "1, 01020304", "2, 01"})
  void measuresTheDigestOfTheSpecification(int algorithm, String salt) throws Exception {
    assertMeasures(disk, algorithm, HexFormat.of().parseHex(salt));
  }

  @ParameterizedTest
  @CsvSource({"ext4, 1, ''", "ext4, 2, 01020304", "btrfs, 1, ''"})
  void measuresItInAFileSystemMadeForIt(String type, int algorithm, String salt) throws Exception {
    String[] options = type.equals("ext4") ? new String[] {"-O", "verity"} : new String[0];
    try (LoopMount mount = LoopMount.of(type, options)) {
      assertMeasures(mount.root(), algorithm, HexFormat.of().parseHex(salt));
    }
  }

  private static void assertMeasures(Path directory, int algorithm, byte[] salt) throws Exception {
    byte[] bytes = {1, 2, 3};
    Path file = Files.write(directory.resolve("file"), bytes);
    try (Fd fd = OpenFile.open(file, OpenFile.O_RDONLY)) {
      enableOrSkip(fd, algorithm, salt);
      assertThat(FsVerity.measure(fd)).contains(digestOf(bytes, algorithm, salt));
      assertThat(Statx.of(fd).has(Statx.STATX_ATTR_VERITY)).isTrue();
      assertThat(InodeFlags.get(fd) & InodeFlags.FS_VERITY_FL).isNotZero();
      assertFails(Errno.EEXIST, () -> enable(fd, algorithm, salt));
    }
    assertFails(Errno.EPERM, () -> OpenFile.open(file, OpenFile.O_RDWR));
    Path other = Files.write(directory.resolve("other"), bytes);
    try (Fd _ = OpenFile.open(other, OpenFile.O_RDWR);
        Fd reader = OpenFile.open(other, OpenFile.O_RDONLY)) {
      assertThat(FsVerity.measure(reader)).isEmpty();
      assertFails(Errno.ETXTBSY, () -> enable(reader, algorithm, salt));
    }
  }

  private static void enableOrSkip(Fd fd, int algorithm, byte[] salt) throws LinuxException {
    try {
      enable(fd, algorithm, salt);
    } catch (LinuxException e) {
      if (e.is(Errno.EOPNOTSUPP) || e.is(Errno.ENOTTY)) {
        abort("needs a kernel with CONFIG_FS_VERITY: " + e.getMessage());
      }
      throw e;
    }
  }

  private static void enable(Fd fd, int algorithm, byte[] salt) throws LinuxException {
    FsVerity.enable(fd, algorithm, BLOCK, salt);
  }

  /// {@return the digest of a file of at most one block}
  ///
  /// As "File digest computation" and "fs-verity descriptor" of fsverity.rst have it: the tree of
  /// one block has the hash of that block as its root, and the descriptor of 256 bytes holds the
  /// root.
  private static VerityDigest digestOf(byte[] bytes, int algorithm, byte[] salt) throws Exception {
    MessageDigest hash = MessageDigest.getInstance(algorithm == 1 ? "SHA-256" : "SHA-512");
    int inputBlock = algorithm == 1 ? 64 : 128;
    if (salt.length > 0) {
      hash.update(Arrays.copyOf(salt, inputBlock));
    }
    byte[] root = hash.digest(Arrays.copyOf(bytes, BLOCK));
    ByteBuffer descriptor = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);
    descriptor.put((byte) 1).put((byte) algorithm).put((byte) 12).put((byte) salt.length).putInt(0);
    descriptor.putLong(bytes.length).put(Arrays.copyOf(root, 64)).put(Arrays.copyOf(salt, 32));
    return new VerityDigest(algorithm, HexFormat.of().formatHex(hash.digest(descriptor.array())));
  }

  @Test
  void digestsAreWrittenAsTheToolDoes() {
    assertThat(new VerityDigest(1, "00ff")).hasToString("sha256:00ff");
    assertThat(new VerityDigest(2, "00ff")).hasToString("sha512:00ff");
    assertThat(new VerityDigest(7, "00ff")).hasToString("hash7:00ff");
  }
}
