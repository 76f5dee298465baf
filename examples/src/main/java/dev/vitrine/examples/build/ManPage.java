// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.build;

import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/// The manual page of a command, in the macros of man(7), made of what picocli knows about it.
final class ManPage {

  private final CommandSpec command;
  private final StringBuilder page = new StringBuilder();

  private ManPage(CommandSpec command) {
    this.command = command;
  }

  /// {@return the text of the page}
  static String of(CommandLine command) {
    return new ManPage(command.getCommandSpec()).text();
  }

  /// {@return the name of a command's page, such as `vitrine-grep`}
  static String name(CommandSpec command) {
    return command.qualifiedName("-");
  }

  private String text() {
    String name = name(command);
    String version = String.join(" ", command.root().version());
    line(
        ".TH \""
            + escape(name).toUpperCase(java.util.Locale.ROOT)
            + "\" 1 \"\" \""
            + version
            + "\"");
    UsageMessageSpec usage = command.usageMessage();
    line(".SH NAME");
    line(escape(name) + " \\- " + escape(String.join(" ", usage.description())));
    line(".SH SYNOPSIS");
    line(escape(new Help(command, Help.defaultColorScheme(Help.Ansi.OFF)).synopsis(0).strip()));
    arguments();
    options();
    commands();
    footer(usage.footer());
    status();
    seeAlso();
    return page.toString();
  }

  private void arguments() {
    List<PositionalParamSpec> arguments = command.positionalParameters();
    if (!arguments.isEmpty()) {
      line(".SH ARGUMENTS");
      for (PositionalParamSpec argument : arguments) {
        item(escape(argument.paramLabel()), argument.description());
      }
    }
  }

  private void options() {
    line(".SH OPTIONS");
    for (OptionSpec option : command.options()) {
      if (!option.hidden()) {
        String label = option.arity().max() == 0 ? "" : "=" + option.paramLabel();
        String names = String.join(", ", option.names());
        item("\\fB" + escape(names) + "\\fR" + escape(label), option.description());
      }
    }
  }

  private void commands() {
    Map<String, CommandLine> commands = command.subcommands();
    if (!commands.isEmpty()) {
      line(".SH COMMANDS");
      for (CommandLine each : commands.values()) {
        item(
            "\\fB" + escape(each.getCommandName()) + "\\fR",
            each.getCommandSpec().usageMessage().description());
      }
    }
  }

  private void footer(String... lines) {
    line(".SH NOTES");
    line(".nf");
    for (String each : lines) {
      line(escape(each.replace("%%", "%")));
    }
    line(".fi");
  }

  private void status() {
    line(".SH EXIT STATUS");
    command.root().usageMessage().exitCodeList().forEach((code, text) -> item(code, text));
  }

  private void seeAlso() {
    line(".SH SEE ALSO");
    CommandSpec root = command.root();
    line(
        command.parent() == null
            ? String.join(
                ", ",
                root.subcommands().values().stream()
                    .map(each -> "\\fB" + escape(name(each.getCommandSpec())) + "\\fR(1)")
                    .toList())
            : "\\fB" + escape(name(root)) + "\\fR(1)");
  }

  private void item(String head, String... text) {
    line(".TP");
    line(head);
    line(escape(String.join(" ", text)));
  }

  private void line(String text) {
    page.append(text).append('\n');
  }

  /// A dot or a quote at the beginning of a line would be a macro; other characters than those of
  /// ASCII have names.
  private static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    if (text.startsWith(".") || text.startsWith("'")) {
      escaped.append("\\&");
    }
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '\\' -> escaped.append("\\e");
            case '-' -> escaped.append("\\-");
            case '\n' -> escaped.append("\n.br\n");
            default -> escaped.append(c < 0x80 ? Character.toString(c) : "\\[u%04X]".formatted(c));
          }
        });
    return escaped.toString();
  }
}
