// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.InvalidDataException;
import dev.vitrine.formats.flatbuffers.FieldKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every contender of every benchmark gives the same answer, on a small fixture.
class AnswersTest {

  @ParameterizedTest
  @EnumSource
  void contendersAgreeOnUtf8(TextFixture text) {
    Utf8Benchmark benchmark = new Utf8Benchmark();
    benchmark.byteSize = 1 << 16;
    benchmark.text = text;
    benchmark.setUp();
    assertThat(benchmark.vitrine()).isTrue();
    assertThat(benchmark.charsetDecoder()).isTrue();
  }

  @Test
  void contendersAgreeOnTheSumOfAnAccessLog() throws IOException {
    AccessLogBenchmark benchmark = new AccessLogBenchmark();
    benchmark.byteSize = 1 << 18;
    benchmark.setUp();
    try {
      long expected = benchmark.regex();
      assertThat(expected).isPositive();
      assertThat(benchmark.windows()).isEqualTo(expected);
      assertThat(benchmark.frozen()).isEqualTo(expected);
      assertThat(benchmark.split()).isEqualTo(expected);
      assertThat(benchmark.handLoop()).isEqualTo(expected);
    } finally {
      benchmark.tearDown();
    }
  }

  @Test
  void buffersOfItemsVerify() throws InvalidDataException {
    FlatVerifyBenchmark benchmark = new FlatVerifyBenchmark();
    benchmark.count = 900;
    benchmark.setUp();
    FieldKey items = benchmark.oneBuffer().type().field("items");
    assertThat(benchmark.oneBuffer().vector(items).orElseThrow().size()).isEqualTo(900);
    assertThat(benchmark.manyBuffers().count()).isEqualTo(600);
  }

  @Test
  void readersAgreeOnItems() throws InvalidDataException {
    List<List<Long>> answers = new ArrayList<>();
    for (FlatBindingBenchmark.Reader reader : FlatBindingBenchmark.Reader.values()) {
      FlatBindingBenchmark benchmark = new FlatBindingBenchmark();
      benchmark.count = 1_000;
      benchmark.reader = reader;
      benchmark.setUp();
      answers.add(
          List.of(benchmark.scalars(), benchmark.names(), benchmark.vectors(), benchmark.nested()));
    }
    assertThat(answers.getFirst()).allMatch(answer -> answer > 0);
    assertThat(answers).containsOnly(answers.getFirst());
  }

  @Test
  void contendersAgreeOnCsvAndJson() throws IOException {
    CsvBenchmark csv = new CsvBenchmark();
    csv.byteSize = 1 << 16;
    csv.setUp();
    assertThat(csv.fastCsv()).isPositive().isEqualTo(csv.vitrine()).isEqualTo(csv.cursor());
    JsonBenchmark json = new JsonBenchmark();
    json.byteSize = 1 << 16;
    json.setUp();
    assertThat(json.jackson()).isPositive().isEqualTo(json.vitrine());
  }

  @Test
  void contendersAgreeOnLines() throws IOException {
    ScanBenchmark benchmark = new ScanBenchmark();
    benchmark.setUp();
    try {
      assertThat(benchmark.vitrineFrozen()).isPositive().isEqualTo(benchmark.filesLines());
    } finally {
      benchmark.tearDown();
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void contendersAgreeOnTheFirstLine() throws IOException {
    OpenBenchmark benchmark = new OpenBenchmark();
    benchmark.setUp();
    try {
      // A lease is granted: what was mapped to compare answers is another file.
      assertThat(benchmark.vitrineLease()).isPositive().isEqualTo(benchmark.filesLines());
    } finally {
      benchmark.tearDown();
    }
  }

  @Test
  void cursorsAgree() throws IOException {
    CursorBenchmark benchmark = new CursorBenchmark();
    benchmark.setUp();
    assertThat(benchmark.fields()).isPositive().isEqualTo(benchmark.entries());
  }

  @Test
  void filesAreClosedWhileThreadsAreBusy() throws IOException, InterruptedException {
    CloseBenchmark benchmark = new CloseBenchmark();
    benchmark.busyThreads = 2;
    benchmark.setUp();
    try {
      assertThat(benchmark.shared()).isPositive().isEqualTo(benchmark.confined());
    } finally {
      benchmark.tearDown();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vitrineFrozen",
        "vitrineWindows",
        "filesLines",
        "bufferedReader",
        "readAllBytes",
        "readAllBytesSplit",
        "channelMap",
        "mappedSegment"
      })
  void contendersAgreeInProcessesOfTheirOwn(String contender, @TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("text");
    TextFixture.ASCII.write(file, 1 << 16);
    assertThat(file).hasBinaryContent(TextFixture.ASCII.bytes(1 << 16));
    assertThat(ScanBenchmark.scan(contender, file))
        .isPositive()
        .isEqualTo(ScanBenchmark.scan("filesLines", file));
  }

  @Test
  void contendersAgreeOnCharacters() throws InvalidDataException {
    PassesBenchmark benchmark = new PassesBenchmark();
    benchmark.setUp();
    assertThat(benchmark.verifiedOnce()).isPositive().isEqualTo(benchmark.newString());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void rungsGiveTheSameBytes() throws IOException {
    RungsBenchmark benchmark = new RungsBenchmark();
    benchmark.setUp();
    try {
      assertThat(benchmark.lease()).isPositive().isEqualTo(benchmark.readAllBytes());
    } finally {
      benchmark.tearDown();
    }
  }
}
