// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.terminal;

import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/// The option that says when output is coloured.
public final class ColourOption {

  private enum When {
    AUTO,
    ALWAYS,
    NEVER
  }

  @Option(
      names = {"--color", "--colour"},
      arity = "0..1",
      paramLabel = "WHEN",
      fallbackValue = "auto",
      preprocessor = OnlyAttached.class,
      description = "Colour what matches: auto (on a terminal), always, or never.")
  private When when = When.AUTO;

  /// {@return whether output is coloured}
  ///
  /// @param terminal whether it goes to a terminal that is to be given colours
  public boolean isOn(boolean terminal) {
    return when == When.ALWAYS || (when == When.AUTO && terminal);
  }

  /// Takes a value in `--color=always` only: what follows `--color` is a pattern.
  private static final class OnlyAttached implements IParameterPreprocessor {
    @Override
    public boolean preprocess(
        Stack<String> arguments, CommandSpec command, ArgSpec option, Map<String, Object> details) {
      if ("=".equals(details.get("separator"))) {
        return false; // picocli goes on
      }
      option.setValue(When.AUTO);
      return true;
    }
  }
}
