// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.build;

import dev.vitrine.examples.Main;
import dev.vitrine.examples.terminal.Progress;
import dev.vitrine.examples.terminal.Terminal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;

/// Writes the files that a distribution has besides the program: completions and manual pages. The
/// build runs it.
final class SharedFiles {

  private SharedFiles() {}

  /// Writes them.
  ///
  /// @param arguments the folder `share`, which is made if it is not there
  static void main(String[] arguments) throws IOException {
    write(Path.of(arguments[0]));
  }

  /// Writes them.
  ///
  /// @param share the folder, which is made if it is not there
  static void write(Path share) throws IOException {
    CommandLine root =
        new Main(OutputStream.nullOutputStream(), Terminal.NONE, Progress.silent()).commandLine();
    write(share.resolve("bash-completion/completions/vitrine"), AutoComplete.bash("vitrine", root));
    write(share.resolve("zsh/site-functions/_vitrine"), ZshCompletion.of(root));
    List<CommandLine> commands = new ArrayList<>(List.of(root));
    commands.addAll(root.getSubcommands().values());
    for (CommandLine command : commands) {
      Path page = Path.of("man/man1", ManPage.name(command.getCommandSpec()) + ".1");
      write(share.resolve(page), ManPage.of(command));
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
