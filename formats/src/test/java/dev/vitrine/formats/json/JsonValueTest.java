// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.formats.internal.Given;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a value answers, and what it does not.
class JsonValueTest {

  private static JsonValue value(String text) {
    return Given.verified(Json.document(), text.getBytes(UTF_8));
  }

  @Test
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void whereACursorIsAtNothingNothingIsFound() {
    String text = "{\"a\":[1,{\"b\":\"x\"}]}\n{\"c\":[\"y\",{\"d\":1}]}\n";
    JsonCursor line = Given.verified(Json.lines(), text.getBytes(UTF_8)).cursor();
    while (line.advance()) {
      JsonMembers members = line.value().members();
      assertThat(members.value().field("b")).isEmpty();
      assertThat(members.advance()).isTrue();
      JsonElements elements = members.value().elements();
      assertThat(elements.value().field("b")).isEmpty();
      assertThat(elements.value().elements().advance()).isFalse();
      while (elements.advance()) {
        assertThat(elements.value().raw().isEmpty()).isFalse();
      }
      assertThat(elements.value().raw().isEmpty()).isTrue();
      assertThat(members.advance()).isFalse();
      assertThat(members.value().raw().isEmpty()).isTrue();
      assertThat(members.name()).isEmpty();
    }
  }

  @Test
  void answersAsWhatItIs() {
    assertThat(value("true").asBoolean()).contains(true);
    assertThat(value("false").asBoolean()).contains(false);
    assertThat(value("null").isNull()).isTrue();
    assertThat(value(" -12 ").asLong()).hasValue(-12);
    assertThat(value("-9223372036854775808").asLong()).hasValue(Long.MIN_VALUE);
    assertThat(value("1.5e3").asDouble()).hasValue(1500);
    assertThat(value("1.50").asDecimal()).contains(new BigDecimal("1.50"));
    assertThat(value("\"a\\u00e9\\ud83d\\ude00\\n\"").asText()).contains("aé😀\n");
    assertThat(value("\"\\ud800\"").asText()).contains("\ud800");
    assertThat(value(" [ 1 ] ").raw().toString()).isEqualTo("[ 1 ]");
  }

  @Test
  void answersNothingAsWhatItIsNot() {
    for (String text : new String[] {"{}", "[]", "\"1\"", "true", "null"}) {
      assertThat(value(text).asLong()).isEmpty();
      assertThat(value(text).asDouble()).isEmpty();
      assertThat(value(text).asDecimal()).isEmpty();
      assertThat(value(text).field("a")).isEmpty();
      assertThat(value(text).elements().advance()).isFalse();
      assertThat(value(text).members().advance()).isFalse();
    }
    assertThat(value("1").asText()).isEmpty();
    assertThat(value("1").textEquals("1")).isFalse();
    assertThat(value("1").asBoolean()).isEmpty();
    assertThat(value("[1]").members().advance()).isFalse();
    assertThat(value("{\"a\":1}").elements().advance()).isFalse();
  }

  @Test
  void numbersBeyondAnAccessorAreNotAnswered() {
    assertThat(value("9223372036854775808").asLong()).isEmpty();
    assertThat(value("1.0").asLong()).isEmpty();
    assertThat(value("1e2").asLong()).isEmpty();
    assertThat(value("1e999").asDouble()).hasValue(Double.POSITIVE_INFINITY);
    assertThat(value("1e99999999999").asDecimal()).isEmpty();
    assertThat(value("1".repeat(1000)).asDecimal()).isPresent();
    assertThat(value("1".repeat(1001)).asDecimal()).isEmpty();
  }

  @Test
  void fieldsAreFoundByNameWhateverTheEscapes() {
    JsonValue object =
        value("{\"x\":{\"a\":0},\"\\u0061\":1,\"a\":2,\"é\":3,\"\":4,\"q\\\"\":[5],\"\\ud800\":6}");
    assertThat(object.field("a").orElseThrow().asLong()).hasValue(1);
    assertThat(object.field("é").orElseThrow().asLong()).hasValue(3);
    assertThat(object.field("").orElseThrow().asLong()).hasValue(4);
    assertThat(object.field("q\"").orElseThrow().kind()).isEqualTo(JsonKind.ARRAY);
    assertThat(object.field("\ud800").orElseThrow().asLong()).hasValue(6);
    assertThat(object.field("\\u0061")).isEmpty();
    assertThat(object.field("b")).isEmpty();
    List<String> names = new ArrayList<>();
    for (JsonMembers member = object.members(); member.advance(); ) {
      names.add(member.name());
    }
    assertThat(names).containsExactly("x", "a", "a", "é", "", "q\"", "\ud800");
  }

  /// The example of RFC 6901, section 5.
  @Test
  void pointersLeadToValues() {
    JsonValue root =
        value("{\"foo\":[\"bar\",\"baz\"],\"\":0,\"a/b\":1,\"c%d\":2,\"m~n\":8,\" \":7}");
    assertThat(root.at("").orElseThrow()).hasToString(root.toString());
    assertThat(root.at("/foo").orElseThrow()).hasToString("[\"bar\",\"baz\"]");
    assertThat(root.at("/foo/0").orElseThrow().asText()).contains("bar");
    assertThat(root.at("/foo/1").orElseThrow().asText()).contains("baz");
    assertThat(root.at("/").orElseThrow().asLong()).hasValue(0);
    assertThat(root.at("/a~1b").orElseThrow().asLong()).hasValue(1);
    assertThat(root.at("/m~0n").orElseThrow().asLong()).hasValue(8);
    assertThat(root.at("/ ").orElseThrow().asLong()).hasValue(7);
    for (String none : new String[] {"/foo/2", "/foo/-", "/foo/01", "/foo/", "/x", "/a~1b/c"}) {
      assertThat(root.at(none)).as(none).isEmpty();
    }
    assertThat(root.at("/foo/99999999999999999999")).isEmpty();
    assertThatThrownBy(() -> root.at("foo")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> root.at("/m~n"))
        .hasMessage("pointer: malformed ~ (found m~n, allowed ~0 or ~1)");
  }
}
