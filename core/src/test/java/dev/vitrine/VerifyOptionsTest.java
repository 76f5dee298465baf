// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class VerifyOptionsTest {

  @Test
  void eachWitherChangesOneValue() {
    VerifyOptions options = VerifyOptions.DEFAULT;
    VerifyOptions.Progress progress = bytes -> {};
    VerifyOptions changed =
        options
            .withThreads(2)
            .withMaxRecordByteSize(3)
            .withMaxDepth(4)
            .withFirstRecord(5)
            .withProgress(progress);
    assertThat(changed).isEqualTo(new VerifyOptions(2, 3, 4, 5, progress));
  }

  @Test
  void refusesValuesBelowTheSmallest() {
    VerifyOptions options = VerifyOptions.DEFAULT;
    assertThatThrownBy(() -> options.withThreads(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("threads: too small (found 0, allowed 1 and above)");
    assertThatThrownBy(() -> options.withMaxRecordByteSize(0))
        .hasMessage("maxRecordByteSize: too small (found 0, allowed 1 and above)");
    assertThatThrownBy(() -> options.withMaxDepth(-1))
        .hasMessage("maxDepth: too small (found -1, allowed 1 and above)");
    assertThatThrownBy(() -> options.withFirstRecord(-1))
        .hasMessage("firstRecord: negative (found -1, allowed 0 and above)");
    assertThatThrownBy(() -> options.withProgress(null)).hasMessage("progress");
  }
}
