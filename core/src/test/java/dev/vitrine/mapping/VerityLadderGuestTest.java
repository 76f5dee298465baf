// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.mapping.Attempt.Outcome;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Which rung of the ladder takes a file with fs-verity, and what is said where there is none.
@Tag("verity")
@Timeout(60)
class VerityLadderGuestTest {

  private static final byte[] BYTES = VerityPlace.marked("ladder", 5);
  private static final FreezePolicy VERITY_ONLY =
      FreezePolicy.DEFAULT.withMechanisms(Set.of(Mechanism.VERITY));

  @Test
  void takesTheVerityRungOnExt4() throws IOException {
    Path path = sealed(VerityPlace.EXT4);

    try (FrozenFile file = FrozenFile.open(path)) {
      assertThat(file.guarantee().mechanism()).isEqualTo(Mechanism.VERITY);
      assertThat(file.guarantee().strength()).isEqualTo(Strength.PERMANENT);
      assertThat(file.guarantee().evidence())
          .isEqualTo(new Evidence.Digest(Verity.measure(path).orElseThrow()));
      assertThat(file.segment().bytes().toArray(ValueLayout.JAVA_BYTE)).isEqualTo(BYTES);
    }
  }

  @Test
  void opensAnEmptyFile() throws IOException {
    VerityPlace.EXT4.assumeUsable();
    Path path = VerityPlace.EXT4.newFile("nothing", new byte[0]);

    try (FrozenFile file = Verity.open(path, Verity.enable(path))) {
      assertThat(file.byteSize()).isZero();
    }
  }

  @Test
  void takesACloneOnBtrfsWhereTheLengthIsNotKept() throws IOException {
    Path path = sealed(VerityPlace.BTRFS);

    try (FrozenFile file = FrozenFile.open(path)) {
      assertThat(refusal(file))
          .isEqualTo(
              new Outcome.Refused("fs-verity does not keep the length of a file on btrfs", ""));
      assertThat(file.guarantee().mechanism()).isEqualTo(Mechanism.REFLINK);
      assertThat(file.guarantee().strength()).isEqualTo(Strength.PRIVATE);
      assertThat(file.segment().bytes().toArray(ValueLayout.JAVA_BYTE)).isEqualTo(BYTES);
    }
  }

  @Test
  void opensByTheExpectedDigestOnly() throws IOException {
    Path path = sealed(VerityPlace.EXT4);
    String digest = Verity.measure(path).orElseThrow();
    String wrong = "sha256:" + "0".repeat(64);

    try (FrozenFile file = Verity.open(path, digest)) {
      assertThat(file.guarantee().mechanism()).isEqualTo(Mechanism.VERITY);
    }
    assertThatThrownBy(() -> Verity.open(path, wrong))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "fs-verity: another digest (found digest %s, allowed %s) [%s]", digest, wrong, path);
  }

  @Test
  void refusesAFileThatIsNotSealed() throws IOException {
    VerityPlace.EXT4.assumeUsable();
    Path path = VerityPlace.EXT4.newFile("unsealed", BYTES);

    assertRefused(
        path, "fs-verity is not enabled (FS_IOC_MEASURE_VERITY: ENODATA)", "vitrine seal FILE");
    assertThatThrownBy(() -> Verity.open(path, "sha256:00")).isInstanceOf(FreezeException.class);
  }

  @Test
  void refusesExt4WithoutTheFeature() throws IOException {
    Path path = VerityPlace.newFile(VerityPlace.folder("vitrine.verity.off"), "without", BYTES);

    assertRefused(
        path,
        "fs-verity is off in this ext2/3/4 file system or this kernel"
            + " (FS_IOC_MEASURE_VERITY: EOPNOTSUPP)",
        "on ext4 tune2fs -O verity; a kernel with CONFIG_FS_VERITY");
    assertThat(Verity.measure(path)).isEmpty();
    assertThatThrownBy(() -> Verity.enable(path))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "seal: fs-verity is off in this file system or this kernel (EOPNOTSUPP) [%s]", path);
  }

  @Test
  void refusesTmpfs(@TempDir Path folder) throws IOException {
    VerityPlace.EXT4.assumeUsable();
    Path path = Files.write(folder.resolve("file"), BYTES);
    assertThat(Files.getFileStore(path).type())
        .as("the guest's folder for temporary files")
        .isEqualTo("tmpfs");

    assertRefused(path, "tmpfs has no fs-verity (FS_IOC_MEASURE_VERITY: ENOTTY)", "");
    assertThat(Verity.measure(path)).isEmpty();
    assertThatThrownBy(() -> Verity.enable(path))
        .isInstanceOf(IOException.class)
        .hasMessage("seal: the file system has no fs-verity (ENOTTY) [%s]", path);
  }

  private static Path sealed(VerityPlace place) throws IOException {
    place.assumeUsable();
    Path path = place.newFile("ladder", BYTES);
    Verity.enable(path);
    return path;
  }

  private static void assertRefused(Path path, String cause, String remedy) {
    assertThatThrownBy(() -> FrozenFile.open(path, VERITY_ONLY))
        .isInstanceOfSatisfying(
            FreezeException.class,
            e ->
                assertThat(e.attempts())
                    .contains(new Attempt(Mechanism.VERITY, new Outcome.Refused(cause, remedy))));
  }

  private static Outcome refusal(FrozenFile file) {
    return file.attempts().stream()
        .filter(attempt -> attempt.mechanism() == Mechanism.VERITY)
        .map(Attempt::outcome)
        .findFirst()
        .orElseThrow();
  }
}
