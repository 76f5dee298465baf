// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples;

import dev.vitrine.examples.terminal.OneLine;
import dev.vitrine.mapping.Attempt;
import dev.vitrine.mapping.FreezeException;
import dev.vitrine.mapping.FrozenFile;
import dev.vitrine.mapping.Guarantee;
import dev.vitrine.mapping.Strength;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `vitrine explain`: what each rung of the ladder says to a file.
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = "Tells for each file which guarantee it gets, and why not another.",
    footer = {
      "",
      "This is what a program gets that opens the file with FrozenFile.open. stats, verify, cat and",
      "grep read it once, in private windows, which is sound for every file.",
      "",
      "Example:",
      "  vitrine explain /var/log/syslog"
    })
final class ExplainCommand implements Callable<Integer> {

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "The files.")
  private List<Path> files = List.of();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    CommandLine command = Objects.requireNonNull(spec, "picocli sets it").commandLine();
    PrintWriter out = command.getOut();
    int status = 0;
    for (Path path : files) {
      try (FrozenFile file = FrozenFile.open(path)) {
        print(out, path, verdict(file.guarantee()), file.attempts());
      } catch (FreezeException e) {
        print(out, path, "cannot be frozen", e.attempts());
        status = 2;
      } catch (IOException e) {
        Failure.print(command, Failure.message(path, e), e);
        status = 2;
      }
    }
    return status;
  }

  private static String verdict(Guarantee guarantee) {
    Strength strength = guarantee.strength();
    return "frozen by %s, %s: %s"
        .formatted(guarantee.mechanism(), strength, whoCanChange(strength));
  }

  private static String whoCanChange(Strength strength) {
    return switch (strength) {
      case PERMANENT -> "nobody can change the bytes";
      case PRIVATE -> "nobody else has the bytes";
      case PRIVILEGED -> "only who has the capability can change the bytes";
      case REVOCABLE -> "who wants to write waits until the bytes are copied away";
      case ASSUMED -> "nothing keeps the bytes from changing";
    };
  }

  private static void print(PrintWriter out, Path path, String verdict, List<Attempt> attempts) {
    out.println(OneLine.of(path + ": " + verdict));
    for (Attempt attempt : attempts) {
      out.println(OneLine.of("  " + attempt));
    }
  }
}
