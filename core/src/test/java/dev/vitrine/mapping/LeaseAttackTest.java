// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.testing.OnLinux;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What other processes do to a leased file, while it is read.
@OnLinux
@Timeout(120)
class LeaseAttackTest {

  private static final int BYTE_SIZE = 1 << 20;

  private static final String[] CHANGES = {
    "overwrite",
    "append",
    "rewrite",
    "truncate",
    "grow",
    "regrow",
    "readtruncate",
    "store",
    "direct",
    "punch",
    "nonblock"
  };

  @ParameterizedTest
  @ValueSource(strings = {"disk", "memory", "xfs", "btrfs"})
  void bytesStayWhileOthersChangeTheFile(String kind) throws Exception {
    try (Place place = Place.of(kind);
        Readers readers = new Readers()) {
      for (String change : CHANGES) {
        Path file = Leased.file(place.root(), change, BYTE_SIZE);
        byte[] before = Files.readAllBytes(file);
        try (Leased leased = Leased.open(file)) {
          readers.read(leased.bytes());
          readers.awaitRounds(2);
          assertThat(leased.state()).as(change).isEqualTo(LeasedMapping.State.HELD);
          assertThat(Attacker.run(change, file)).as(change).isZero();
          leased.mapping().confirm(); // waits until the watcher has taken note of its success
          assertThat(leased.state()).as(change).isEqualTo(LeasedMapping.State.PRIVATE);
          readers.awaitRounds(4);
          assertThat(leased.bytes().toArray(ValueLayout.JAVA_BYTE)).as(change).isEqualTo(before);
          assertThat(Files.readAllBytes(file)).as("effect of " + change).isNotEqualTo(before);
        }
        assertThat(readers.faults()).as(change).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          cp /etc/passwd "$1"
          : > "$1"
          echo more >> "$1"
          cp "$1" "$1.1" && : > "$1"
          dd if=/dev/zero of="$1" bs=4096 count=3 conv=notrunc
          """)
  void bytesStayWhileAShellChangesTheFile(String script) throws Exception {
    try (Place place = Place.of("disk");
        Readers readers = new Readers();
        Leased leased = Leased.open(Leased.file(place.root(), "file", BYTE_SIZE))) {
      Path file = place.root().resolve("file");
      readers.read(leased.bytes());
      readers.awaitRounds(2);
      assertThat(Attacker.finish(Attacker.shell(script, file))).isZero();
      readers.awaitRounds(4);
      leased.mapping().confirm();
      assertThat(leased.state()).isEqualTo(LeasedMapping.State.PRIVATE);
      assertThat(Files.mismatch(file, Leased.file(place.root(), "same", BYTE_SIZE)))
          .isNotNegative();
      assertThat(readers.faults()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rename", "unlink"})
  void anotherFileOfThatNameIsNoConcernOfOurs(String change) throws Exception {
    try (Place place = Place.of("disk");
        Readers readers = new Readers();
        Leased leased = Leased.open(Leased.file(place.root(), "file", BYTE_SIZE))) {
      readers.read(leased.bytes());
      assertThat(Attacker.run(change, place.root().resolve("file"))).isZero();
      readers.awaitRounds(4);
      leased.mapping().confirm();
      assertThat(leased.state()).isEqualTo(LeasedMapping.State.HELD);
      assertThat(readers.faults()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"s/a/b/", "1d"})
  void sedReadsTheFileAndReplacesIt(String edit) throws Exception {
    try (Place place = Place.of("disk");
        Readers readers = new Readers();
        Leased leased = Leased.open(Leased.file(place.root(), "file", BYTE_SIZE))) {
      readers.read(leased.bytes());
      Path file = place.root().resolve("file");
      assertThat(Attacker.finish(Attacker.shell("sed -i '" + edit + "' \"$1\"", file))).isZero();
      readers.awaitRounds(4);
      leased.mapping().confirm();
      assertThat(leased.state()).isEqualTo(LeasedMapping.State.PRIVATE);
      assertThat(readers.faults()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4095, 4096, 5000})
  void aPartBeginsAnywhereAndStays(int byteOffset) throws Exception {
    try (Place place = Place.of("disk");
        Readers readers = new Readers()) {
      Path file = Leased.file(place.root(), "file", BYTE_SIZE);
      byte[] before = Files.readAllBytes(file);
      try (Leased part = Leased.open(file, Leased.POLICY.withRegion(byteOffset, 10_001))) {
        readers.read(part.bytes());
        assertThat(Attacker.run("overwrite", file)).isZero();
        readers.awaitRounds(4);
        part.mapping().confirm();
        assertThat(part.state()).isEqualTo(LeasedMapping.State.PRIVATE);
        assertThat(part.mapping().byteSize()).isEqualTo(byteOffset % 4096 + 10_001);
        assertThat(part.bytes().toArray(ValueLayout.JAVA_BYTE))
            .isEqualTo(Arrays.copyOfRange(before, byteOffset, byteOffset + 10_001));
      }
      assertThat(readers.faults()).isEmpty();
    }
  }
}
