// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.build;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// The completion function for zsh, in terms of its `_arguments`, made of what picocli knows.
final class ZshCompletion {

  private ZshCompletion() {}

  /// {@return the text of the file `_vitrine`}
  static String of(CommandLine root) {
    StringBuilder text = new StringBuilder("#compdef vitrine\n\n_vitrine() {\n");
    text.append("  local state line curcontext=$curcontext\n");
    text.append("  _arguments -C '1: :->command' '*:: :->arguments' && return\n");
    text.append("  case $state in\n  command)\n    local -a commands=(\n");
    for (CommandLine command : root.getSubcommands().values()) {
      String name = command.getCommandName();
      text.append("      ").append(quote(name + ":" + description(command))).append('\n');
    }
    text.append("    )\n    _describe command commands\n    ;;\n");
    text.append("  arguments)\n    case ${words[1]} in\n");
    for (CommandLine command : root.getSubcommands().values()) {
      text.append("    ").append(command.getCommandName()).append(")\n      _arguments");
      for (String argument : arguments(command.getCommandSpec())) {
        text.append(" \\\n        ").append(quote(argument));
      }
      text.append("\n      ;;\n");
    }
    return text.append("    esac\n    ;;\n  esac\n}\n\n_vitrine \"$@\"\n").toString();
  }

  private static String description(CommandLine command) {
    return String.join(" ", command.getCommandSpec().usageMessage().description());
  }

  private static List<String> arguments(CommandSpec command) {
    List<String> arguments = new ArrayList<>();
    for (OptionSpec option : command.options()) {
      if (!option.hidden()) {
        String text = "[" + escape(String.join(" ", option.description())) + "]";
        for (String name : option.names()) {
          arguments.add(name + value(option, name, text));
        }
      }
    }
    arguments.add("*:file:_files");
    return arguments;
  }

  private static String value(OptionSpec option, String name, String text) {
    if (option.arity().max() == 0) {
      return text;
    }
    String separator = name.startsWith("--") ? "=" : "+";
    String label = ":" + escape(option.paramLabel()) + ":";
    return separator + text + label + (option.arity().min() == 0 ? "" : values(option));
  }

  private static String values(OptionSpec option) {
    List<String> candidates = new ArrayList<>();
    if (option.completionCandidates() != null) {
      option.completionCandidates().forEach(candidates::add);
    }
    return candidates.isEmpty() ? "_files" : "(" + String.join(" ", candidates) + ")";
  }

  private static String escape(String text) {
    return text.replaceAll("[\\[\\]:\\\\]", "\\\\$0");
  }

  private static String quote(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
