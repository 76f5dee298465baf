// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vitrine.examples.Child;
import dev.vitrine.examples.Cli;
import dev.vitrine.examples.Main;
import dev.vitrine.examples.terminal.Progress;
import dev.vitrine.examples.terminal.Terminal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/// Completions and manual pages, which the build makes in the same way.
@Timeout(60)
class SharedFilesTest {

  @TempDir private Path share;

  @BeforeEach
  void make() throws IOException {
    SharedFiles.write(share);
  }

  private String read(String file) throws IOException {
    return Files.readString(share.resolve(file));
  }

  private Cli run(String... command) throws IOException, InterruptedException {
    return Child.run(new ProcessBuilder(command), share);
  }

  @Test
  void everyCommandAndOptionIsInAManualPageAndACompletion() throws IOException {
    CommandLine root =
        new Main(OutputStream.nullOutputStream(), Terminal.NONE, Progress.silent()).commandLine();
    String main = read("man/man1/vitrine.1");
    for (CommandLine command : root.getSubcommands().values()) {
      String name = command.getCommandName();
      String page = read("man/man1/vitrine-" + name + ".1");
      assertThat(page).startsWith(".TH \"VITRINE\\-" + name.toUpperCase(java.util.Locale.ROOT));
      assertThat(page).contains(".SH SYNOPSIS\nvitrine " + name, "xample", ".SH EXIT STATUS");
      assertThat(main).contains("\\fBvitrine\\-" + name + "\\fR(1)");
      for (OptionSpec option : command.getCommandSpec().options()) {
        assertThat(page).contains(option.longestName().replace("-", "\\-"));
        assertThat(read("zsh/site-functions/_vitrine")).contains(option.longestName());
        assertThat(read("bash-completion/completions/vitrine")).contains(option.longestName());
      }
    }
  }

  @Test
  void noLineOfAPageIsAnUnknownMacro() throws IOException {
    for (String name : List.of("vitrine", "vitrine-verify", "vitrine-grep", "vitrine-stats")) {
      assertThat(read("man/man1/" + name + ".1").lines().filter(line -> line.startsWith(".")))
          .allSatisfy(line -> assertThat(line).matches("\\.(TH|SH|TP|nf|fi|br)\\b.*"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'vitrine' 've', verify",
    "'vitrine' 'verify' '--req', --require",
    "'vitrine' 'verify' '--require' 'PERM', PERMANENT",
    "'vitrine' 'stats' '--format' 'comm', common"
  })
  void bashCompletes(String words, String expected) throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "no /bin/bash");
    String script =
        """
        compopt() { :; } # works only where bash itself asks for a completion
        . "$0"
        COMP_WORDS=(%s)
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        _complete_vitrine
        echo "${COMPREPLY[*]}"
        """
            .formatted(words);
    Path completion = share.resolve("bash-completion/completions/vitrine");
    Cli cli = run("/bin/bash", "-c", script, completion.toString());
    assertThat(cli.err()).isEmpty();
    assertThat(cli.out().strip()).isEqualTo(expected);
  }

  @Test
  void zshUnderstandsItsFunction() throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/zsh")), "no /usr/bin/zsh");
    Path function = share.resolve("zsh/site-functions/_vitrine");
    assertThat(run("/usr/bin/zsh", "-n", function.toString())).isEqualTo(new Cli(0, "", ""));
  }

  /// Types keys and tabs into a terminal, then one that shows the line, and waits for the line.
  @ParameterizedTest
  @CsvSource({
    "vitrine expl\\t, vitrine explain",
    "vitrine verify --form\\tcombi\\t, vitrine verify --format=combined",
    "vitrine verify --requ\\tPERM\\t, vitrine verify --require=PERMANENT",
    "vitrine grep --line-n\\t, vitrine grep --line-number"
  })
  void zshCompletes(String keys, String expected) throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/zsh")), "no /usr/bin/zsh");
    String script =
        """
        zmodload zsh/zpty
        zpty terminal env TERM=dumb zsh -f -i
        zpty -w terminal "PS1=; vitrine() { :; }; fpath=($1 \\$fpath)"
        zpty -w terminal 'show() { zle -I; print -r "<$BUFFER>"; }; zle -N show; bindkey "^X" show'
        zpty -w terminal 'autoload -U compinit; compinit -u -D; echo pre''pared'
        zpty -r terminal seen '*prepared*'
        zpty -w -n terminal $2$'\\x18'
        zpty -r terminal seen "*<$3*"
        print -r -- found
        zpty -d terminal
        """;
    String functions = share.resolve("zsh/site-functions").toString();
    Cli cli =
        run("timeout", "30", "zsh", "-f", "-c", script, "-", functions, unescape(keys), expected);
    assertThat(cli).isEqualTo(new Cli(0, "found\n", ""));
  }

  private static String unescape(String keys) {
    return keys.replace("\\t", "\t");
  }

  @Test
  void manFormatsThePagesWithoutWarning() throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/groff")), "no /usr/bin/groff");
    for (String name : List.of("vitrine", "vitrine-verify", "vitrine-grep")) {
      Path page = share.resolve("man/man1/" + name + ".1");
      Cli cli = run("/usr/bin/groff", "-man", "-Tutf8", "-P-cbou", "-ww", page.toString());
      assertThat(cli.err()).isEmpty();
      assertThat(cli.out()).contains("SYNOPSIS");
    }
  }
}
