// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The seeds of fuzzing and what it found, once each.
///
/// What it found is in the folder of each target, where Jazzer looks for it too.
class FuzzCorpusTest {

  /// What is done with one input.
  private interface Target {
    void run(byte[] bytes) throws IOException;
  }

  private static Stream<DynamicTest> tests(String name, Stream<byte[]> seeds, Target target)
      throws IOException, URISyntaxException {
    AtomicInteger count = new AtomicInteger();
    Stream<DynamicTest> sown =
        seeds.map(
            seed -> dynamicTest(name + " " + count.getAndIncrement(), () -> target.run(seed)));
    Stream<DynamicTest> found =
        corpus(name).stream()
            .map(file ->
                dynamicTest(
                    name + " " + file.getFileName(), () -> target.run(Files.readAllBytes(file))));
    return Stream.concat(sown, found);
  }

  private static List<Path> corpus(String name) throws IOException, URISyntaxException {
    URL folder = FuzzCorpusTest.class.getResource("FlatBufferFuzzTestInputs/" + name);
    if (folder == null) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
      return files.sorted().toList();
    }
  }

  @TestFactory
  Stream<DynamicTest> oneBuffer() throws IOException, URISyntaxException {
    return tests("oneBuffer", FuzzTargets.buffers(), FuzzTargets::oneBuffer);
  }

  @TestFactory
  Stream<DynamicTest> stream() throws IOException, URISyntaxException {
    return tests("stream", FuzzTargets.streams(), FuzzTargets::stream);
  }

  @TestFactory
  Stream<DynamicTest> schema() throws IOException, URISyntaxException {
    return tests("schema", FuzzTargets.schemas(), FuzzTargets::schema);
  }

  @TestFactory
  Stream<DynamicTest> json() throws IOException, URISyntaxException {
    return tests("json", FuzzTargets.buffers(), FuzzTargets::json);
  }

  @TestFactory
  Stream<DynamicTest> binding() throws IOException, URISyntaxException {
    return tests("binding", FuzzTargets.buffers(), FuzzTargets::binding);
  }
}
