// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.VerifyOptions;
import dev.vitrine.testing.OnLinux;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Files of a disk that cannot be read to their end.
@OnLinux
class FailingDiskTest {

  private FailingDisk disk;
  private Holdings before;

  @BeforeEach
  void openDisk() throws IOException {
    disk = FailingDisk.open();
    before = Holdings.of(disk.folder());
  }

  @AfterEach
  void leavesNothing() throws IOException {
    Holdings held = Holdings.of(disk.folder());
    disk.close();
    assertThat(held).isEqualTo(before);
  }

  private static FreezePolicy only(Mechanism mechanism) {
    return FreezePolicy.DEFAULT.withMechanisms(Set.of(mechanism)).withCopyFirst(0);
  }

  private static void assertFails(Path path, FreezePolicy policy, String call) {
    assertThatThrownBy(() -> FrozenFile.open(path, policy))
        .isExactlyInstanceOf(IOException.class)
        .hasMessageMatching(
            "cannot read: input/output error.* \\(%s: EIO\\) \\[.*]".formatted(call))
        .hasMessageEndingWith("[" + path + "]");
  }

  @Test
  void cannotBeCopied() {
    assertFails(disk.file(), only(Mechanism.PRIVATE_COPY), "sendfile");
  }

  @Test
  void cannotBeCopiedByPlainJava() throws IOException {
    Path path = disk.file();
    try (Source source = PlainSource.open(path);
        Arena arena = Arena.ofConfined()) {
      assertThatThrownBy(
              () -> AnonymousCopy.of(source, new Extent(0, FailingDisk.BYTES), arena, "test"))
          .isExactlyInstanceOf(IOException.class)
          .hasMessageMatching("cannot read: Input/output error at byte \\d+ \\[.*/root/file]");
    }
  }

  @Test
  void areRefusedByTheMappedRungsIfTheyArePopulated() {
    FreezePolicy lease = only(Mechanism.LEASE).withAdvice(Set.of(Advice.POPULATE));
    assertFails(disk.file(), lease, "pread");
    FreezePolicy flag = only(Mechanism.IMMUTABLE_FLAG).withAdvice(Set.of(Advice.POPULATE));
    assertFails(disk.flagged(), flag, "pread");
  }

  @Test
  void canBeReadAsFarAsTheDiskGoes() throws IOException {
    for (Mechanism mechanism : new Mechanism[] {Mechanism.LEASE, Mechanism.PRIVATE_COPY}) {
      FreezePolicy start = only(mechanism).withRegion(0, 4096);
      try (FrozenFile file = FrozenFile.open(disk.file(), start)) {
        assertThat(file.segment().bytes().get(ValueLayout.JAVA_BYTE, 4095)).isNotZero();
      }
    }
  }

  @Test
  void areReadInWindowsAsFarAsTheDiskGoes() throws IOException {
    Path path = disk.file();
    try (Windows<MemorySegment> windows =
        Windows.open(path, new NumberedLines(), VerifyOptions.DEFAULT)) {
      assertThat(windows.advance()).isTrue();
      assertThatThrownBy(
              () -> {
                while (windows.advance()) {
                  assertThat(windows.byteOffset()).isLessThan(FailingDisk.BYTES);
                }
              })
          .isExactlyInstanceOf(IOException.class)
          .hasMessageMatching(
              "cannot read: input/output error at byte \\d{7,8} \\(pread: EIO\\) \\[.*/root/file]");
      assertThat(windows.byteOffset()).isPositive();
    }
  }

  /// Whoever opens the file is let in when nobody reads any more.
  @Test
  void closeTheArenaIfALeaseIsBroken() throws Exception {
    try (Leased leased = Leased.open(disk.file())) {
      assertThat(Attacker.finish(Attacker.shell("head -c 1 \"$1\" >&2", disk.file()))).isZero();
      assertThatExceptionOfType(GuaranteeLostException.class)
          .isThrownBy(leased.mapping()::confirm)
          .withMessageContaining("could not be copied")
          .withMessageContaining("EIO");
      assertThat(leased.state()).isEqualTo(LeasedMapping.State.FAILED);
      assertThat(leased.arena().scope().isAlive()).isFalse();
    }
  }
}
