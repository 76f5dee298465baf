// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.grep;

import java.util.ArrayList;
import java.util.List;
import java.util.Stack;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// Takes what follows `-e`, whatever it looks like: `--` too is a pattern there.
final class PatternConsumer implements IParameterConsumer {
  @Override
  public void consumeParameters(Stack<String> arguments, ArgSpec option, CommandSpec command) {
    if (arguments.isEmpty()) {
      throw new ParameterException(command.commandLine(), "Missing PATTERN of option -e");
    }
    List<String> given = option.getValue();
    List<String> patterns = given == null ? new ArrayList<>() : given;
    patterns.add(arguments.pop());
    option.setValue(patterns);
  }
}
