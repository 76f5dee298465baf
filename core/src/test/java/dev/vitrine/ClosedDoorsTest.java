// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// There is no way round a check: programs that try do not compile, and would if they did not try.
class ClosedDoorsTest {

  @TempDir Path folder;

  @BeforeEach
  void needsCompilerAndModule() {
    assumeTrue(Javac.isPresent(), "needs javac, and the module path");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "Object o = new VerifiedView<>(\"x\", segment, null); | report.access",
        "Object o = new FrozenSegment(null, \"\", 0); | not.def.public",
        "Object o = new Guarantee(null, null, null); | not.def.public",
        "Object o = new FrozenFile(path, policy, null); | report.access",
        "Object o = new VerifyContext(format, segment, VerifyOptions.DEFAULT); | not.def.public",
        "Object o = new InvalidDataException(\"\", fault, 0, \"\", \"\", \"\"); | not.def.public",
        "Object o = new FreezeException(path, Strength.PRIVATE, null); | not.def.public",
        "Object o = new GuaranteeLostException(\"\"); | not.def.public",
        "Object o = new PartVerifier<>(segment, format, null, null); | not.def.public",
        "VerifiedPart part = () -> segment; | not.a.functional.intf",
        "record Fake() implements VerifiedPart {} | local.classes.cant.extend.sealed",
        "record Fake() implements Evidence {} | local.classes.cant.extend.sealed",
        "record Fake() implements Attempt.Outcome {} | local.classes.cant.extend.sealed",
        "class Fake extends FrozenFile {} | cant.inherit.from.final",
        "class Fake extends FrozenSegment {} | cant.inherit.from.final",
        "class Fake extends VerifiedView<String> {} | cant.inherit.from.final",
        "class Fake extends VerifyContext {} | cant.inherit.from.final",
        "class Fake extends Guarantee {} | cant.inherit.from.final",
        "class Fake extends Windows<String> {} | cant.inherit.from.final",
        "class Fake extends Attempt {} | cant.inherit.from.final",
        "enum Fake extends Strength {} | expected",
        "Object o = dev.vitrine.mapping.Hold.PERMANENT; | not.def.public",
        "Object o = new dev.vitrine.mapping.Frozen(null, null, null); | not.def.public",
        "Object o = dev.vitrine.mapping.Source.open(path); | not.def.public",
        "Object o = new dev.vitrine.mapping.Extent(0, 1); | not.def.public",
        "Object o = new dev.vitrine.mapping.Ladder(null, policy); | not.def.public",
        "Object o = segment.frozen; | report.access",
        "Object o = view.value; | report.access",
      })
  void ownConstructionAndInheritanceDoNotCompile(String statement, String expected)
      throws IOException {
    assertThat(Javac.compile(folder, program("", statement))).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dev.vitrine.internal.linux.Mmap", "dev.vitrine.internal.linux.Kernel",
        "dev.vitrine.internal.scan.Utf8Scan", "dev.vitrine.internal.scan.ByteScan",
        "dev.vitrine.internal.part.CheckedPart"
      })
  void internalPackagesAreNotVisible(String type) throws IOException {
    assertThat(Javac.compile(folder, program("import " + type + ";", "")))
        .contains("compiler.err.package.not.visible");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mapping.Evidence", "mapping.Attempt.Outcome", "VerifiedPart"})
  void ownKindsOfClosedSetsDoNotCompile(String type) throws IOException {
    String source =
        "package outsider; record Outsider() implements dev.vitrine.%s {}".formatted(type);
    assertThat(Javac.compile(folder, source)).contains("compiler.err.cant.inherit.from.sealed");
  }

  @Test
  void ownPackageOfTheSameNameDoesNotCompile() throws IOException {
    String source =
        "package dev.vitrine.mapping; class Outsider { Object o = new Guarantee(null, null, null);"
            + " }";
    assertThat(Javac.compile(folder, source)).contains("compiler.err.package.in.other.module");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "VerifiedView<String> view2 = VerifiedView.verify(segment, format, VerifyOptions.DEFAULT);",
        "FrozenSegment copy = FrozenSegment.copyOf(new byte[3]);",
        "Guarantee guarantee = segment.guarantee();",
        "try (FrozenFile file = FrozenFile.open(path, policy)) { file.verify(format).get(); }",
        "VerifiedView<String> view2 = FrozenFile.open(path).verify(format);",
        "Evidence evidence = segment.guarantee().evidence();",
        "record Fine(String name) implements Fault { public String description() { return name; } }",
        "Object o = segment.bytes();",
        "Object o = view.get();",
        "String s = switch (view.segment().guarantee().evidence()) {"
            + " case Evidence e -> e.describe(); };",
      })
  void whatGoesThroughTheChecksCompiles(String statement) throws IOException {
    assertThat(Javac.compile(folder, program("", statement))).isEmpty();
  }

  private static String program(String imports, String statement) {
    return """
    package outsider;

    import dev.vitrine.*;
    import dev.vitrine.mapping.*;
    %s

    class Outsider {
      void run(java.nio.file.Path path, FreezePolicy policy, FrozenSegment segment,
          VerifiedView<String> view, Format<String> format, Fault fault) throws Exception {
        %s
      }
    }
    """
        .formatted(imports, statement);
  }
}
