// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Other processes try to change a file with fs-verity while this one reads it, frozen by whichever
/// rung takes it: all of them as root.
@Tag("verity")
@Timeout(120)
@ParameterizedClass
@EnumSource(VerityPlace.class)
record VerityAttackGuestTest(VerityPlace place) {

  private static final byte[] BYTES = VerityPlace.marked("attacked", 8);

  @BeforeEach
  void needsVerity() throws IOException {
    place.assumeUsable();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo changed >\"$1\"",
        "echo more >>\"$1\"",
        "truncate -s 1 \"$1\"",
        "truncate -s 1048576 \"$1\"",
        "dd if=/dev/zero of=\"$1\" bs=4096 seek=1 count=1 conv=notrunc",
        "chmod 666 \"$1\" && echo changed 1<>\"$1\"",
        "printf changed | tee -a \"$1\""
      })
  void shellCannotWrite(String script) throws IOException {
    Path path = sealed();

    try (FrozenFile file = FrozenFile.open(path)) {
      AttackProcess attack = AttackProcess.shell(script, path);

      assertThat(attack.status()).as(attack.output()).isNotZero();
      assertThat(attack.output()).contains("ot permitted");
      assertHolds(file);
      assertThat(Files.readAllBytes(path)).isEqualTo(BYTES);
    }
  }

  @Test
  void programCannotWriteNorCut() throws IOException {
    Path path = sealed();

    try (FrozenFile file = FrozenFile.open(path)) {
      Map<String, String> attacks = AttackProcess.attacks(path);

      assertThat(attacks)
          .containsEntry("open-read-write", "EPERM")
          .containsEntry("map-writable", "EACCES")
          .containsEntry("protect-writable", "EACCES");
      assertHolds(file);
      if (place == VerityPlace.EXT4) { // btrfs lets the file be cut, before its fix of January 2026
        assertThat(attacks)
            .containsEntry("truncate", "EPERM")
            .containsEntry("open-truncate", "EPERM");
        assertThat(Files.readAllBytes(path)).isEqualTo(BYTES);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo other >\"$1.new\" && mv \"$1.new\" \"$1\"",
        "rm \"$1\"",
        "rm \"$1\" && echo other >\"$1\""
      })
  void namesCanBeTakenAwayButTheBytesStay(String script) throws IOException {
    Path path = sealed();

    try (FrozenFile file = FrozenFile.open(path)) {
      AttackProcess attack = AttackProcess.shell(script, path);

      assertThat(attack.status()).as(attack.output()).isZero();
      assertHolds(file);
      if (Files.exists(path)) {
        assertThat(Verity.measure(path)).isEmpty();
      }
    }
  }

  private Path sealed() throws IOException {
    Path path = place.newFile("attacked", BYTES);
    Verity.enable(path);
    return path;
  }

  private static void assertHolds(FrozenFile file) {
    assertThat(file.segment().bytes().toArray(ValueLayout.JAVA_BYTE)).isEqualTo(BYTES);
  }
}
