// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.vitrine.InvalidDataException;
import java.io.IOException;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.provider.MethodSource;

/// Fuzzes one of the [FuzzTargets], see CONTRIBUTING.
///
/// Only where asked for: Jazzer rewrites the classes of its JVM and loads native code.
@EnabledIfEnvironmentVariable(
    named = "JAZZER_FUZZ",
    matches = "1",
    disabledReason = "no fuzzing; FuzzCorpusTest runs what it found")
class FlatBufferFuzzTest {

  private static final String TARGETS = "dev.vitrine.formats.flatbuffers.FuzzTargets#";

  /// Of each test; `-Djazzer.max_duration` says otherwise.
  private static final String DURATION = "5m";

  @MethodSource(TARGETS + "buffers")
  @FuzzTest(maxDuration = DURATION)
  void oneBuffer(byte[] bytes) {
    FuzzTargets.oneBuffer(bytes);
  }

  @MethodSource(TARGETS + "streams")
  @FuzzTest(maxDuration = DURATION)
  void stream(byte[] bytes) {
    FuzzTargets.stream(bytes);
  }

  @MethodSource(TARGETS + "schemas")
  @FuzzTest(maxDuration = DURATION)
  void schema(byte[] bytes) throws IOException {
    FuzzTargets.schema(bytes);
  }

  @MethodSource(TARGETS + "buffers")
  @FuzzTest(maxDuration = DURATION)
  void json(byte[] bytes) throws IOException {
    FuzzTargets.json(bytes);
  }

  @MethodSource(TARGETS + "buffers")
  @FuzzTest(maxDuration = DURATION)
  void binding(byte[] bytes) throws InvalidDataException {
    FuzzTargets.binding(bytes);
  }
}
