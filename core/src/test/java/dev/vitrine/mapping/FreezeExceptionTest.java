// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreezeExceptionTest {

  private final FreezeException refused =
      new FreezeException(
          Path.of("/some/file"),
          Strength.PRIVILEGED,
          List.of(
              new Attempt(Mechanism.SEALED_MEMORY, new Attempt.Outcome.Refused("no", "")),
              new Attempt(
                  Mechanism.PRIVATE_COPY, new Attempt.Outcome.Refused("full", "make room"))));

  @Test
  void messageTellsEachAttemptAndItsRemedy() {
    assertThat(refused)
        .hasMessage(
            "freeze: no mechanism of strength PRIVILEGED or above applies [/some/file];"
                + " SealedMemory: no; PrivateCopy: full; remedy: make room");
  }

  @Test
  void serializationKeepsTheMessageAndLosesTheAttempts() throws Exception {
    FreezeException copy = copy(refused);
    assertThat(copy).hasMessage(refused.getMessage());
    assertThat(copy.attempts()).isEmpty();
    assertThat(refused.attempts()).hasSize(2);
  }

  @SuppressWarnings("BanSerializableRead") // of bytes made two lines above
  private static FreezeException copy(FreezeException original)
      throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(original);
    }
    byte[] written = bytes.toByteArray();
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(written))) {
      return (FreezeException) in.readObject();
    }
  }
}
