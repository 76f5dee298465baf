// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.stats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.VerifiedView;
import dev.vitrine.VerifyOptions;
import dev.vitrine.formats.text.Lines;
import dev.vitrine.formats.text.Utf8Slice;
import dev.vitrine.mapping.FrozenSegment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SliceCountsTest {

  @Test
  void agreesWithAMap() throws IOException {
    long seed = 12;
    System.out.println("SliceCountsTest seed " + seed);
    Random random = new Random(seed);
    Map<String, Long> expected = new HashMap<>();
    SliceCounts all = new SliceCounts();
    SliceCounts other = new SliceCounts();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 60_000; i++) {
      int word = random.nextInt(1 + random.nextInt(20_000));
      String line = word % 7 == 0 ? "é".repeat(word % 90) : "𝄞" + word;
      text.append(line).append('\n');
      expected.merge(line, 1L, Long::sum);
    }
    int index = 0;
    for (Utf8Slice line : lines(text.toString())) {
      (index++ % 3 == 0 ? other : all).add(line);
    }
    all.addAll(other);
    assertThat(all.top(Integer.MAX_VALUE)).isEqualTo(sorted(expected));
    assertThat(all.top(17)).isEqualTo(sorted(expected).subList(0, 17));
    assertThat(all.top(0)).isEmpty();
  }

  private static Lines lines(String text) throws IOException {
    FrozenSegment frozen = FrozenSegment.copyOf(text.getBytes(UTF_8));
    return VerifiedView.verify(frozen, Lines.utf8(), VerifyOptions.DEFAULT).get();
  }

  private static List<SliceCounts.Entry> sorted(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .map(entry -> new SliceCounts.Entry(entry.getKey(), entry.getValue()))
        .sorted(
            Comparator.comparingLong(SliceCounts.Entry::count)
                .reversed()
                .thenComparing(entry -> entry.value().getBytes(UTF_8), Arrays::compareUnsigned))
        .toList();
  }

  @Test
  void tellsTextsOfEverySizeApart() throws IOException {
    StringBuilder text = new StringBuilder();
    List<String> expected = new ArrayList<>();
    for (int size = 0; size < 40; size++) {
      for (String value : List.of("a".repeat(size), "a".repeat(size) + "\0")) {
        if (!expected.contains(value)) {
          text.append(value).append('\n');
          expected.add(value);
        }
      }
      String changed = "a".repeat(size) + "b" + "a".repeat(39 - size);
      text.append(changed).append('\n');
      expected.add(changed);
    }
    SliceCounts counts = new SliceCounts();
    for (int round = 0; round < 2; round++) {
      for (Utf8Slice line : lines(text.toString())) {
        counts.add(line);
      }
    }
    assertThat(counts.top(1000))
        .extracting(SliceCounts.Entry::value)
        .isEqualTo(expected.stream().sorted().toList());
    assertThat(counts.top(1000)).allMatch(entry -> entry.count() == 2);
  }

  @Test
  void ordersTiesByCodePoint() throws IOException {
    SliceCounts counts = new SliceCounts();
    for (Utf8Slice line : lines("b\n𝄞\n\uFFFD\na\n\nab\n")) {
      counts.add(line);
    }
    assertThat(counts.top(9))
        .extracting(SliceCounts.Entry::value)
        .containsExactly("", "a", "ab", "b", "\uFFFD", "𝄞");
  }
}
