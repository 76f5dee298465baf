// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples;

import dev.vitrine.examples.terminal.OneLine;
import dev.vitrine.mapping.Verity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `vitrine seal`: makes a file unchangeable for good.
@Command(
    name = "seal",
    mixinStandardHelpOptions = true,
    description = "Enables fs-verity on a file, for good, and prints its digest.",
    footer = {
      "",
      "Example:",
      "  vitrine seal prices.fb",
      "",
      "This cannot be taken back: the file can be removed or replaced, but not changed.",
      "It needs ext4 (tune2fs -O verity) or f2fs, a kernel with CONFIG_FS_VERITY, and",
      "nobody who has the file open for writing."
    })
final class SealCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "The file.")
  private Path file = Path.of("");

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    String digest = Verity.enable(file);
    Objects.requireNonNull(spec, "picocli sets it")
        .commandLine()
        .getOut()
        .println(OneLine.of(digest + " " + file));
    return 0;
  }
}
