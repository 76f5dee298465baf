// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.InvalidDataException;
import dev.vitrine.mapping.FrozenFile;
import dev.vitrine.testing.Child;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecorderTest {

  @TempDir private Path folder;

  @Test
  void typesOfEventsAreNotMadeWhereNothingIsRecorded() throws IOException {
    Path file = Files.write(folder.resolve("file"), new byte[] {0});
    List<String> options = List.of("--enable-native-access=ALL-UNNAMED", "-Xlog:class+load");
    Child child = Child.run(Map.of(), Child.java(options, FreezeAndVerify.class, file.toString()));
    assertThat(child.exit()).as(child.errors()).isZero();
    assertThat(child.output())
        .contains("internal.events.Recorder ", "\ntrue\n")
        .doesNotContain("FreezeEvent", "VerificationEvent");
  }

  @Test
  void freezingAndVerifyingAreRecorded() throws IOException {
    Path good = Files.write(folder.resolve("good"), new byte[] {0, 1});
    Path bad = Files.write(folder.resolve("bad"), new byte[] {9});
    List<RecordedEvent> events;
    try (Recording recording = new Recording()) {
      recording.enable("dev.vitrine.Freeze");
      recording.enable("dev.vitrine.Verification");
      recording.start();
      try (FrozenFile file = FrozenFile.open(good)) {
        assertThat(file.verify(FreezeAndVerify.ZERO).get()).isTrue();
      }
      try (FrozenFile file = FrozenFile.open(bad)) {
        assertThatThrownBy(() -> file.verify(FreezeAndVerify.ZERO))
            .isInstanceOf(InvalidDataException.class);
      }
      recording.stop();
      Path dump = folder.resolve("recording.jfr");
      recording.dump(dump);
      events = RecordingFile.readAllEvents(dump);
    }
    assertThat(events)
        .filteredOn(event -> event.getEventType().getName().equals("dev.vitrine.Freeze"))
        .hasSize(2)
        .first()
        .satisfies(event -> assertThat(event.getString("path")).isEqualTo(good.toString()))
        .satisfies(event -> assertThat(event.getLong("byteSize")).isEqualTo(2));
    assertThat(events)
        .filteredOn(event -> event.getEventType().getName().equals("dev.vitrine.Verification"))
        .extracting(event -> event.getString("verdict"))
        .satisfiesExactly(
            first -> assertThat(first).isEqualTo("valid"),
            second -> assertThat(second).contains("zero: code point too large at byte 0"));
  }
}
