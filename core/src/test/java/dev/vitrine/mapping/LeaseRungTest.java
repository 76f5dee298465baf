// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vitrine.internal.linux.LinuxException;
import dev.vitrine.testing.OnLinux;
import java.io.EOFException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// When a lease is taken, and in which words it is refused.
@OnLinux
@Timeout(60)
class LeaseRungTest {

  private Place place;

  @BeforeEach
  void openPlace() throws Exception {
    place = Place.of("disk");
  }

  @AfterEach
  void closePlace() throws Exception {
    place.close();
  }

  @Test
  void saysWhatItProved() throws Exception {
    try (FrozenFile file = FrozenFile.open(file(10_000), Leased.POLICY)) {
      assertThat(file.guarantee().strength()).isEqualTo(Strength.REVOCABLE);
      assertThat(file.guarantee()).hasToString("Lease (REVOCABLE: exclusive lease on ext2/3/4)");
      assertThat(file.segment().isShared()).isTrue();
      assertThat(file.byteSize()).isEqualTo(10_000);
    }
  }

  @Test
  void copiesWhatIsSmallAndLeasesWhatIsLarge() throws Exception {
    FreezePolicy policy = FreezePolicy.DEFAULT.withCopyFirst(5000);
    try (FrozenFile small = FrozenFile.open(file(5000), policy)) {
      assertThat(small.attempts())
          .extracting(Attempt::mechanism)
          .endsWith(Mechanism.PRIVATE_COPY, Mechanism.LEASE);
      assertThat(small.guarantee().mechanism()).isEqualTo(Mechanism.PRIVATE_COPY);
      assertThat(small.attempts().getLast())
          .hasToString("Lease: not tried, a file of up to 5000 bytes is copied first");
    }
    try (FrozenFile large = FrozenFile.open(file(5001), policy)) {
      assertThat(large.guarantee().mechanism()).isEqualTo(Mechanism.LEASE);
      assertThat(large.attempts().getLast())
          .hasToString("PrivateCopy: not tried, a rung before it was taken");
    }
  }

  @Test
  void leasesWhatIsSmallButMustNotBeCopied() throws Exception {
    FreezePolicy policy = FreezePolicy.DEFAULT.withCopyFirst(5000).withCopyLimit(10);
    try (FrozenFile small = FrozenFile.open(file(5000), policy)) {
      assertThat(small.guarantee().mechanism()).isEqualTo(Mechanism.LEASE);
    }
  }

  @Test
  void copiesWhatCannotBeLeased() throws Exception {
    Path path = file(5000);
    Process other = Attacker.holding("keep", path);
    try (FrozenFile file = FrozenFile.open(path, FreezePolicy.DEFAULT.withCopyFirst(0))) {
      assertThat(file.guarantee().mechanism()).isEqualTo(Mechanism.PRIVATE_COPY);
    } finally {
      other.destroy();
    }
  }

  @ParameterizedTest
  @CsvSource({"keep", "hold"})
  void isRefusedWhileAnotherProcessHasTheFileOpenOrMapped(String holding) throws Exception {
    Path path = file(5000);
    Process other = Attacker.holding(holding, path);
    try {
      assertThat(refusal(path, Leased.POLICY))
          .contains(
              "somebody has the file open or mapped", "fcntl(F_SETLEASE): EAGAIN", "close it");
    } finally {
      other.destroyForcibly().waitFor();
    }
    Leased.open(path).close();
  }

  @ParameterizedTest
  @EnumSource(names = {"CONFINED", "AUTOMATIC"})
  void isRefusedWhereTheWatcherCouldNotCloseTheArena(ArenaKind kind) throws Exception {
    assertThat(refusal(file(10), Leased.POLICY.withArena(kind)))
        .contains("(found " + kind + ", allowed SHARED)", "remedy: FreezePolicy.withArena");
  }

  @Test
  void isRefusedOnAFileSystemThatDoesNotCountWriters() throws Exception {
    try (Place overlay = Place.of("overlay")) {
      Path path = Leased.file(overlay.root(), "file", 100);
      assertThat(refusal(path, Leased.POLICY)).contains("found overlayfs, allowed ext2/3/4, xfs");
    }
  }

  @Test
  void isRefusedAboveTheLimit() throws Exception {
    assertThat(refusal(file(101), Leased.POLICY.withLeaseLimit(100)))
        .contains("found 101 bytes, allowed 100", "FreezePolicy.withLeaseLimit");
    Leased.open(file(101), Leased.POLICY.withLeaseLimit(100).withRegion(1, 100)).close();
  }

  @ParameterizedTest
  @CsvSource({
    "268435456, 0, 1, true", "268435457, 0, 1, false", "0, 268435457, 1, false",
    "100, 268435356, 1, true", "12079595520, 0, 45, true", "9223372036854775807, 0, 0, true"
  })
  void copiesMustFitTheTimeOfTheKernel(long byteSize, long held, int seconds, boolean taken) {
    Optional<Rung.Climb.Refused> refusal = LeaseTerms.refusal(byteSize, held, seconds);
    assertThat(refusal.isEmpty()).isEqualTo(taken);
    refusal.ifPresent(
        refused -> assertThat(refused.remedy()).contains("sysctl fs.lease-break-time=45"));
  }

  @Test
  void readsAllDigitsOfTheTime() throws Exception {
    Process cat = new ProcessBuilder("cat", "/proc/sys/fs/lease-break-time").start();
    String expected = cat.inputReader().readLine();
    assertThat(LeaseTerms.breakSeconds()).isEqualTo(Integer.parseInt(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "11, EAGAIN, close it there",
    "13, EACCES, CAP_LEASE",
    "22, EINVAL, ''",
    "3, ESRCH, Windows"
  })
  void namesErrorAndRemedy(int errno, String name, String remedy) {
    Rung.Climb.Refused refused =
        LeaseTerms.refused(new LinuxException("fcntl(F_SETLEASE)", errno, "fd 3"));
    assertThat(refused.cause()).contains("fcntl(F_SETLEASE): " + name);
    assertThat(refused.remedy()).contains(remedy);
  }

  @Test
  void anEmptyFileNeedsNoLeaseAfterwards() throws Exception {
    Path path = file(0);
    try (FrozenFile file = FrozenFile.open(path, Leased.POLICY)) {
      assertThat(file.guarantee().mechanism()).isEqualTo(Mechanism.LEASE);
      assertThat(file.byteSize()).isZero();
      Files.writeString(path, "more"); // nobody has to wait, and nothing changes
      file.segment().confirm();
      assertThat(LeaseWatcher.watchedByteSize()).isZero();
    }
  }

  @Test
  void aPartMustLieInTheFile() throws Exception {
    Path path = file(100);
    assertThatExceptionOfType(EOFException.class)
        .isThrownBy(() -> FrozenFile.open(path, Leased.POLICY.withRegion(50, 51)));
    Leased.open(path).close(); // no lease was left behind
  }

  private Path file(int byteSize) throws Exception {
    return Leased.file(place.root(), "file" + byteSize, byteSize);
  }

  private static String refusal(Path path, FreezePolicy policy) throws Exception {
    try (FrozenFile file = FrozenFile.open(path, policy)) {
      throw new AssertionError(file.toString());
    } catch (FreezeException e) {
      List<Attempt> lease =
          e.attempts().stream().filter(at -> at.mechanism() == Mechanism.LEASE).toList();
      return lease.getFirst().toString();
    }
  }
}
