// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.VerifyOptions;
import dev.vitrine.testing.OnLinux;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Threads that were interrupted before they open, verify, confirm or publish: an interrupt is
/// neither lost nor obeyed.
@OnLinux
class InterruptTest {

  private Place place;

  @BeforeEach
  void openPlace() throws Exception {
    place = Place.of("disk");
  }

  @AfterEach
  void closePlace() throws Exception {
    place.close();
  }

  private static <T> T interrupted(Callable<T> work) throws Exception {
    Thread.currentThread().interrupt();
    try {
      return work.call();
    } finally {
      assertThat(Thread.interrupted()).as("still interrupted").isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"PRIVATE_COPY", "LEASE"})
  void everyMechanismIsTakenAndVerified(Mechanism mechanism) throws Exception {
    byte[] content = Content.random(3 << 20);
    Path path = Content.file(place.root(), "file", content);
    FreezePolicy policy =
        FreezePolicy.DEFAULT
            .withMechanisms(Set.of(mechanism))
            .withCopyFirst(0)
            .withAdvice(Set.of(Advice.POPULATE));
    byte[] seen =
        interrupted(() -> {
          try (FrozenFile file = FrozenFile.open(path, policy)) {
            file.segment().confirm();
            VerifyOptions threads = VerifyOptions.DEFAULT.withThreads(3);
            return file.verify(new Content.Anything(), threads).get();
          }
        });
    assertThat(seen).isEqualTo(content);
  }

  /// Our opening ends the first lease, whose holder is this process, and waits for the file.
  @Test
  void aFileThatThisProcessHasLeasedIsLeasedAgain() throws Exception {
    Path path = Leased.file(place.root(), "file", 8 << 20);
    for (int round = 0; round < 20; round++) {
      try (Leased first = Leased.open(path);
          Leased second = interrupted(() -> Leased.open(path))) {
        assertThat(second.state()).isEqualTo(LeasedMapping.State.HELD);
        first.mapping().confirm();
        assertThat(first.bytes().mismatch(second.bytes())).isEqualTo(-1);
      }
    }
  }

  @Test
  void aBrokenLeaseIsAnsweredByTheThreadThatAsks() throws Exception {
    Path path = Leased.file(place.root(), "file", 8 << 20);
    try (Leased leased = Leased.open(path)) {
      Process attack = Attacker.shell(": > \"$1\"", path);
      var _ =
          interrupted(() -> {
            while (leased.state() == LeasedMapping.State.HELD) {
              leased.mapping().confirm();
            }
            return leased;
          });
      assertThat(Attacker.finish(attack)).isZero();
      assertThat(leased.state()).isEqualTo(LeasedMapping.State.PRIVATE);
      leased.mapping().confirm();
    }
  }

  /// Some programs end by interrupting every thread that they find.
  @Test
  void theWatcherOfLeasesWatchesOn() throws Exception {
    Leased.open(Leased.file(place.root(), "first", 100)).close();
    Thread watcher = watcher();
    watcher.interrupt();
    Path path = Leased.file(place.root(), "file", 1 << 20);
    try (Leased leased = Leased.open(path)) {
      watcher.interrupt();
      assertThat(Attacker.finish(Attacker.shell(": > \"$1\"", path))).isZero();
      leased.mapping().confirm(); // the state is told right after the writer was let in
      assertThat(leased.state()).isEqualTo(LeasedMapping.State.PRIVATE);
      assertThat(watcher()).isSameAs(watcher);
    }
    watcher.interrupt();
    while (watcher.isInterrupted()) { // and runs round, instead of waiting
      Thread.sleep(1);
    }
  }

  private static Thread watcher() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("vitrine-leases"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void publicationIsCompleted() throws Exception {
    Path target = place.root().resolve("target");
    var _ =
        interrupted(() -> {
          Publication.write(target, out -> out.write("text".getBytes(US_ASCII)));
          return target;
        });
    assertThat(target).hasContent("text");
  }
}
