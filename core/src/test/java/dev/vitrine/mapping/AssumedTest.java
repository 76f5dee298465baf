// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.testing.OnLinux;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Claim S9 of SAFETY.md: the caller's word holds nothing, and is taken only if it is given.
@OnLinux
class AssumedTest {

  private static final Set<Mechanism> ONLY = Set.of(Mechanism.ASSUMED);

  @TempDir private Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void write() throws IOException {
    file = Files.write(folder.resolve("file"), new byte[] {1, 2, 3});
  }

  @Test
  void defaultPolicyRefusesIt() {
    assertThat(FreezePolicy.DEFAULT.mechanisms()).doesNotContain(Mechanism.ASSUMED);
    assertThatThrownBy(() -> FrozenFile.open(file, FreezePolicy.DEFAULT.withMechanisms(ONLY)))
        .isInstanceOf(FreezeException.class)
        .hasMessageContaining("too weak (found ASSUMED, allowed REVOCABLE and above)");
  }

  @Test
  void weakestMinimumDoesNotReplaceTheReason() {
    FreezePolicy silent =
        FreezePolicy.DEFAULT.withMinimumStrength(Strength.ASSUMED).withMechanisms(ONLY);
    assertThatThrownBy(() -> FrozenFile.open(file, silent))
        .isInstanceOf(FreezeException.class)
        .hasMessageContaining("nobody gave a reason for it");
    assertThatThrownBy(() -> FreezePolicy.DEFAULT.assuming(" "))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void tellsTheReasonAndHoldsNothing() throws IOException {
    FreezePolicy policy = FreezePolicy.DEFAULT.assuming("written once").withMechanisms(ONLY);
    try (FrozenFile frozen = FrozenFile.open(file, policy)) {
      assertThat(frozen.guarantee().strength()).isEqualTo(Strength.ASSUMED);
      assertThat(frozen.guarantee().evidence()).isEqualTo(new Evidence.CallersWord("written once"));
      Files.write(file, new byte[] {9, 2, 3}, StandardOpenOption.WRITE);
      assertThat(frozen.segment().bytes().get(ValueLayout.JAVA_BYTE, 0)).isEqualTo((byte) 9);
    }
  }
}
