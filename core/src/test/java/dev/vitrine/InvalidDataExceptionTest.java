// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;

class InvalidDataExceptionTest {

  private final InvalidDataException full =
      new InvalidDataException(
          "book/3(strict)", Utf8Fault.OVERLONG, 17, "found C0, allowed C2..DF", "name", "/a b.bin");

  @Test
  void messageHasThePlaceTheValuesAndTheFile() {
    assertThat(full)
        .hasMessage(
            "book: name: overlong encoding at byte 17 (found C0, allowed C2..DF) [/a b.bin]");
  }

  @Test
  void messageLeavesOutWhatThereIsNot() {
    assertThat(new InvalidDataException("x", Utf8Fault.SURROGATE, 0, "", "", ""))
        .hasMessage("x: surrogate at byte 0");
    assertThat(new InvalidDataException("x/1", Utf8Fault.SURROGATE, 0, "", "", "-"))
        .hasMessage("x: surrogate at byte 0 [-]");
    assertThat(new InvalidDataException("x/1", Utf8Fault.SURROGATE, Long.MAX_VALUE, "d", "p", ""))
        .hasMessage("x: p: surrogate at byte 9223372036854775807 (d)");
  }

  @Test
  void withinPutsAStepInFrontAndKeepsTheRest() {
    InvalidDataException placed = full.within("monsters[3]").within("root");
    assertThat(placed.path()).isEqualTo("root.monsters[3].name");
    assertThat(placed.format()).isEqualTo("book/3(strict)");
    assertThat(placed.fault()).isEqualTo(Utf8Fault.OVERLONG);
    assertThat(placed.byteOffset()).isEqualTo(17);
    assertThat(placed.source()).isEqualTo("/a b.bin");
    assertThat(placed.getStackTrace()).isEqualTo(full.getStackTrace());
    assertThat(full.path()).isEqualTo("name");
  }

  @Test
  void withinJoinsIndexesWithoutADot() {
    InvalidDataException bare = new InvalidDataException("x", Utf8Fault.SURROGATE, 0, "", "", "");
    assertThat(bare.within("[4]").path()).isEqualTo("[4]");
    assertThat(bare.within("[4]").within("list").path()).isEqualTo("list[4]");
    assertThat(bare.within("b").within("a").path()).isEqualTo("a.b");
  }

  @Test
  void survivesSerialization() throws Exception {
    InvalidDataException copy = copy(full);
    assertThat(copy).hasMessage(full.getMessage());
    assertThat(copy.format()).isEqualTo(full.format());
    assertThat(copy.fault()).isSameAs(Utf8Fault.OVERLONG);
    assertThat(copy.byteOffset()).isEqualTo(17);
    assertThat(copy.path()).isEqualTo("name");
    assertThat(copy.source()).isEqualTo("/a b.bin");
  }

  @SuppressWarnings("BanSerializableRead") // of bytes made two lines above
  private static InvalidDataException copy(InvalidDataException original)
      throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(original);
    }
    byte[] written = bytes.toByteArray();
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(written))) {
      return (InvalidDataException) in.readObject();
    }
  }
}
