// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import static dev.vitrine.formats.flatbuffers.FlatBufferFault.BAD_IDENTIFIER;
import static dev.vitrine.formats.flatbuffers.FlatBufferFault.TABLE_OUT_OF_RANGE;
import static dev.vitrine.formats.flatbuffers.FlatBufferFault.TOO_SHORT;
import static dev.vitrine.formats.flatbuffers.FlatBufferFault.UNSORTED_KEYS;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.Format;
import dev.vitrine.InvalidDataException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every rule of a buffer: a broken twin of a valid buffer, and where there is doubt, a valid one.
class RulesTest {

  /// How many rules there are.
  private static final int RULES = 35;

  /// The rules that no change of the one buffer is a case of, and what tests them.
  private static final Map<Integer, String> ELSEWHERE =
      Map.of(
          1, "LargeBufferTest.readsPositionsAndLengthsOf64Bits",
          2, "RulesTest.acceptsTheSmallestBufferAndNoneBelow",
          4, "StreamTest.readsOneBufferOnlyWithTheRightPrefix",
          28, "FlatcJsonTest.takesAFlexBufferForBytes",
          30, "LimitsTest.countsDepthInTables",
          31, "LimitsTest.refusesExponentialGraphsAtOnce",
          32, "RulesTest.acceptsWhatEndsWithTheBuffer",
          35, "GeneratedTest.refusesSlotsThatJavaTakesForNegative");

  private static Stream<RuleCase> cases() {
    return RuleCases.all();
  }

  private static Format<FlatTable> strict() {
    return FlatBuffers.format(
        RuleFixture.SCHEMA,
        RuleFixture.root(),
        FlatBufferOptions.DEFAULT.withKnownTagsOnly(true).withSortedKeys(true));
  }

  @Test
  void hasACaseOfEveryRule() throws ReflectiveOperationException {
    Set<Integer> rules = cases().map(RuleCase::rule).collect(toCollection(TreeSet::new));
    rules.addAll(ELSEWHERE.keySet());
    assertThat(rules).containsExactlyElementsOf(IntStream.rangeClosed(1, RULES).boxed().toList());
    for (String test : ELSEWHERE.values()) {
      int dot = test.indexOf('.');
      Class<?> owner = Class.forName(getClass().getPackageName() + "." + test.substring(0, dot));
      assertThat(owner.getDeclaredMethod(test.substring(dot + 1)).isAnnotationPresent(Test.class))
          .as(test)
          .isTrue();
    }
  }

  @Test
  void acceptsTheValidTwin() throws InvalidDataException {
    byte[] bytes = RuleFixture.everything().bytes();
    FlatTable root = Buffers.verify(bytes, strict());
    assertThat(root.getLong(root.type().field("big"))).isEqualTo(8);
    assertThat(root.nested(root.type().field("nested")).orElseThrow().toString()).contains("Leaf");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void decidesByTheRule(RuleCase changed) throws InvalidDataException {
    Optional<InvalidDataException> found = Buffers.fault(changed.bytes(), strict());

    if (changed.fault().isEmpty()) {
      assertThat(found).isEmpty();
      Walk.over(Buffers.verify(changed.bytes(), strict()));
      return;
    }
    assertThat(found).isPresent();
    InvalidDataException fault = found.get();
    assertThat(fault.fault()).as(fault.getMessage()).isEqualTo(changed.fault().get());
    assertThat(fault.byteOffset()).as(fault.getMessage()).isEqualTo(changed.faultOffset());
    assertThat(fault.path()).startsWith(changed.path());
  }

  @Test
  void acceptsTheSmallestBufferAndNoneBelow() throws InvalidDataException {
    FlatBufferSchema schema = FlatBufferSchema.builder().table("T").field("n", "int").build();
    Format<FlatTable> format = FlatBuffers.format(schema, schema.type("T"));
    byte[] least = new Assembler().ref("r", "t").name("v").u16(4, 4).table("t", "v").bytes();
    assertThat(least).hasSize(12);
    assertThat(Buffers.verify(least, format).has(schema.type("T").field("n"))).isFalse();
    for (int size = 0; size < 12; size++) {
      InvalidDataException fault = Buffers.fault(Arrays.copyOf(least, size), format).orElseThrow();
      assertThat(fault.fault()).isEqualTo(TOO_SHORT);
      assertThat(fault.byteOffset()).isZero();
    }
  }

  @Test
  void acceptsWhatEndsWithTheBuffer() throws InvalidDataException {
    FlatBufferSchema schema =
        FlatBufferSchema.builder().table("T").field("s", "string").field("v", "[ushort]").build();
    Format<FlatTable> format = FlatBuffers.format(schema, schema.type("T"));
    Assembler text = new Assembler().ref("r", "t").name("vt").u16(6, 8, 4).u16(0);
    byte[] bytes = text.table("t", "vt").ref("s", "x").text("x", "end").bytes();
    assertThat(Buffers.verify(bytes, format).string(schema.type("T").field("s")))
        .hasToString("Optional[end]");
    Assembler vector = new Assembler().ref("r", "t").name("vt").u16(8, 8, 0, 4);
    byte[] numbers = vector.table("t", "vt").ref("v", "x").name("x").u32(3).u16(1, 2, 3).bytes();
    FlatVector read =
        Buffers.verify(numbers, format).vector(schema.type("T").field("v")).orElseThrow();
    assertThat(read.getLong(2)).isEqualTo(3);
    for (byte[] whole : List.of(bytes, numbers)) {
      assertThat(Buffers.fault(Arrays.copyOf(whole, whole.length - 1), format)).isPresent();
    }
  }

  @Test
  void refusesATableThatIsCut() {
    byte[] bytes = RuleFixture.everything().bytes();
    byte[] cut = Arrays.copyOf(bytes, bytes.length + 3);
    ByteBuffer.wrap(cut).order(ByteOrder.LITTLE_ENDIAN).putInt(0, bytes.length);
    InvalidDataException fault = Buffers.fault(cut, strict()).orElseThrow();
    assertThat(fault.fault()).isEqualTo(TABLE_OUT_OF_RANGE);
    assertThat(fault.byteOffset()).isEqualTo(bytes.length);
  }

  @Test
  void ignoresWhatFollows() {
    byte[] bytes = RuleFixture.everything().bytes();
    assertThat(Buffers.fault(Arrays.copyOf(bytes, bytes.length + 5), strict())).isEmpty();
  }

  @Test
  void rejectsEveryShorterBuffer() {
    byte[] bytes = RuleFixture.everything().bytes();
    for (int size = 0; size < bytes.length; size++) {
      assertThat(Buffers.fault(Arrays.copyOf(bytes, size), strict())).as("%d", size).isPresent();
    }
  }

  @Test
  void acceptsUnknownTagsUnlessAskedNotTo() throws InvalidDataException {
    Assembler assembler = RuleFixture.everything();
    byte[] bytes = assembler.bytes();
    bytes[assembler.at("any_type")] = 77;
    FlatTable root =
        Buffers.verify(bytes, FlatBuffers.format(RuleFixture.SCHEMA, RuleFixture.root()));
    assertThat(root.union(root.type().field("any"))).contains(new FlatUnion.Unknown(77));
  }

  @Test
  void checksTheOrderOfKeysOnlyIfAsked() {
    Assembler assembler = RuleFixture.everything();
    byte[] bytes = assembler.bytes();
    bytes[assembler.at("leaf1") + 4] = 3;
    assertThat(Buffers.fault(bytes, strict()).orElseThrow().fault()).isEqualTo(UNSORTED_KEYS);
    assertThat(Buffers.fault(bytes, FlatBuffers.format(RuleFixture.SCHEMA, RuleFixture.root())))
        .isEmpty();
  }

  @Test
  void checksTheIdentifierUnlessAskedNotTo() {
    byte[] bytes = RuleFixture.everything().bytes();
    bytes[4] = 'X';
    assertThat(Buffers.fault(bytes, strict()).orElseThrow().fault()).isEqualTo(BAD_IDENTIFIER);
    FlatBufferOptions any = FlatBufferOptions.DEFAULT.withIdentifier(false);
    assertThat(
            Buffers.fault(bytes, FlatBuffers.format(RuleFixture.SCHEMA, RuleFixture.root(), any)))
        .isEmpty();
  }

  @Test
  void saysPathPlaceAndValues() {
    Assembler assembler = RuleFixture.everything();
    byte[] bytes = assembler.bytes();
    Arrays.fill(bytes, assembler.at("leaves[1]"), assembler.at("leaves[1]") + 4, (byte) 0);
    assertThat(Buffers.fault(bytes, strict()).orElseThrow())
        .hasMessageStartingWith("flatbuffers: root.leaves[1]: reference to itself at byte ")
        .hasMessageContaining("(found 0, allowed 1 to ");
  }
}
