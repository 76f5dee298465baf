// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples;

import dev.vitrine.Format;
import dev.vitrine.InvalidDataException;
import dev.vitrine.VerifyContext;
import dev.vitrine.formats.flatbuffers.FlatJson;
import dev.vitrine.formats.flatbuffers.FlatTable;
import dev.vitrine.mapping.FreezePolicy;
import dev.vitrine.mapping.FrozenFile;
import dev.vitrine.mapping.FrozenSegment;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `vitrine cat`: a verified file as JSON, one line for each buffer.
@Command(
    name = "cat",
    mixinStandardHelpOptions = true,
    description = "Writes a verified file as JSON, one line for each buffer in it.",
    footer = {
      "",
      "Example:",
      "  vitrine cat --format flatbuffers --schema monster.bfbs --root Monster monster.bin"
    })
final class CatCommand implements Callable<Integer> {

  @Option(
      names = "--format",
      required = true,
      description = "What the file ought to be: flatbuffers.")
  private String format = "";

  @Mixin private FlatBuffersOption flatBuffers = new FlatBuffersOption();

  @Parameters(arity = "1", paramLabel = "FILE", description = "The file.")
  private List<Path> files = List.of();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    CommandSpec command = Objects.requireNonNull(spec, "picocli sets it");
    if (!format.equals(FlatBuffersOption.NAME)) {
      throw new ParameterException(
          command.commandLine(),
          "unknown format (found %s, allowed %s)".formatted(format, FlatBuffersOption.NAME));
    }
    Format<? extends Iterable<FlatTable>> chosen =
        flatBuffers.isSizePrefixed() ? flatBuffers.stream() : new OneBuffer(flatBuffers.buffer());
    FreezePolicy policy = FreezePolicy.DEFAULT.withCopyLimit(Long.MAX_VALUE);
    try (FrozenFile file = FrozenFile.open(files.getFirst(), policy)) {
      print(file.verify(chosen).get(), command.commandLine().getOut());
      return 0;
    } catch (InvalidDataException e) {
      Failure.print(command.commandLine(), Failure.message(e), e);
      return 1;
    }
  }

  private static void print(Iterable<FlatTable> buffers, PrintWriter out) throws IOException {
    for (FlatTable buffer : buffers) {
      FlatJson.write(buffer, out);
      out.println();
    }
  }

  /// A format of one buffer as that of a list of one.
  private record OneBuffer(Format<FlatTable> format) implements Format<List<FlatTable>> {

    @Override
    public String name() {
      return format.name();
    }

    @Override
    public List<FlatTable> verify(FrozenSegment segment, VerifyContext context)
        throws InvalidDataException {
      return List.of(format.verify(segment, context));
    }
  }
}
