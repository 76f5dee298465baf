// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// JSON of a buffer with fields of every kind, beside what flatc 25.2.10 wrote of the same buffer.
///
/// `examples/src/main/flatbuffers/generate` makes the files.
class FlatcJsonTest {

  /// What flatc writes for numbers that are not finite, which is not JSON.
  private static final Pattern NOT_FINITE = Pattern.compile(": (-?inf|nan)(?=[,\n])");

  /// flatc writes 6 digits after the point of a float, 12 of a double.
  private static final double ROUNDING = 5e-7;

  private static String flatc;
  private static String ours;

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = FlatcJsonTest.class.getResourceAsStream(name)) {
      assertThat(in).as(name).isNotNull();
      return in.readAllBytes();
    }
  }

  @BeforeAll
  static void read() throws IOException {
    FlatBufferSchema schema = FlatBufferSchema.of(resource("kinds.bfbs"));
    FlatType root = schema.rootType().orElseThrow();
    StringBuilder text = new StringBuilder();
    FlatJson.write(Buffers.verify(resource("kinds.bin"), FlatBuffers.format(schema, root)), text);
    ours = text.toString();
    flatc =
        NOT_FINITE.matcher(new String(resource("kinds.flatc.json"), UTF_8)).replaceAll(": \"$1\"");
  }

  private record Token(JsonToken kind, String text) {

    boolean isReal() {
      return kind == JsonToken.VALUE_NUMBER_FLOAT;
    }
  }

  private static List<Token> tokens(String json) throws IOException {
    List<Token> tokens = new ArrayList<>();
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      while (parser.nextToken() != null) {
        tokens.add(new Token(parser.currentToken(), parser.getText()));
      }
    }
    return tokens;
  }

  @Test
  void saysWhatFlatcSays() throws IOException {
    List<Token> expected = tokens(flatc);
    List<Token> found = tokens(ours);
    assertThat(expected).hasSizeGreaterThan(300);
    for (int i = 0; i < Math.min(found.size(), expected.size()); i++) {
      Token token = found.get(i);
      Token twin = expected.get(i);
      if (token.isReal() && twin.isReal()) {
        double value = Double.parseDouble(twin.text());
        assertThat(Double.parseDouble(token.text()))
            .as("token %d", i)
            .isBetween(value - around(value), value + around(value));
      } else {
        assertThat(token).as("token %d, after %s", i, found.subList(0, i)).isEqualTo(twin);
      }
    }
    assertThat(found).hasSameSizeAs(expected);
  }

  private static double around(double value) {
    return Math.max(ROUNDING, Math.ulp((float) value));
  }

  /// Nothing follows the references in it.
  @Test
  void takesAFlexBufferForBytes() throws IOException {
    FlatBufferSchema schema = FlatBufferSchema.of(resource("kinds.bfbs"));
    FieldKey flex = schema.rootType().orElseThrow().field("flex");
    assertThat(flex.shape()).isEqualTo(FieldShape.VECTOR_OF_SCALARS);
    assertThat(flex.isNested()).isFalse();
  }

  @Test
  void writesRealNumbersExactly() {
    assertThat(ours)
        .contains("\"f64\":-123456.789,")
        .contains("\"nan\":\"nan\",\"inf\":\"inf\",\"minus_inf\":\"-inf\",\"minus_zero\":-0.0,")
        .contains("\"tiny\":4.9E-324,\"huge\":1.7976931348623157E308,")
        .contains("\"tiny_float\":1.4E-45,\"huge_float\":3.4028235E38,\"third\":0.33333334,")
        .contains("\"floats\":[0.1,-0.0,1.0E10,1.0E-10]");
  }
}
