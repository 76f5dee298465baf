// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/// Lines of JSON, and what is left of one that fails half way.
class JsonLinesTest {

  private final StringWriter written = new StringWriter();
  private final PrintWriter writer = new PrintWriter(written);
  private final JsonLines out = new JsonLines(writer, message -> {});

  private String written() {
    writer.flush();
    return written.toString();
  }

  @Test
  void writesEveryKindOfValue() throws IOException {
    out.begin().field("a\"\\\n\u007f", "\u0000\u00e9").field("b", -1).field("c", 1.5);
    out.field("d", Double.NaN).field("e", true).nullField("f").unsignedField("g", -1L);
    out.begin("h").beginList("i").element("x").rawElement(text -> text.append("[]")).end();
    out.end().end();
    out.beginList().end();
    out.element("x");
    assertThat(written())
        .isEqualTo(
            """
            {"a\\"\\\\\\u000a\\u007f":"\\u0000\u00e9","b":-1,"c":1.5,"d":null,"e":true,"f":null,\
            "g":18446744073709551615,"h":{"i":["x",[]]}}
            []
            "x"
            """);
  }

  @Test
  void leavesNothingOfAnAbandonedLine() {
    out.begin().field("a", 1).begin("b").beginList("c").element("d");
    out.abandon();
    out.begin().field("e", 2).end();
    assertThat(written()).isEqualTo("{\"e\":2}\n");
  }

  @Test
  void endsAnAbandonedLineThatIsPartlyWritten() {
    String large = "x".repeat(100_000);
    out.begin().field("a", large);
    out.abandon();
    out.begin().field("b", large).end();
    assertThat(written().lines()).containsExactly("{\"a\":\"" + large, "{\"b\":\"" + large + "\"}");
  }
}
