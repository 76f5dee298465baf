// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.terminal;

import java.util.List;
import java.util.Map;

/// Which of the standard streams are a terminal, and what may be written there.
///
/// @param out whether the standard output is one
/// @param err whether the standard error is one
/// @param colours whether a terminal is to be given colours
public record Terminal(boolean out, boolean err, boolean colours) {

  /// No terminal at all.
  public static final Terminal NONE = new Terminal(false, false, false);

  /// The property by which the launcher tells the descriptors that are a terminal, such as `1,2`.
  /// Java itself cannot say it for one stream: `System.console()` asks about two of them together.
  public static final String PROPERTY = "vitrine.terminals";

  /// {@return what the launcher and the user's environment say}
  public static Terminal detect() {
    return of(System.getProperty(PROPERTY, ""), System.getenv());
  }

  /// {@return what these words say}
  ///
  /// @param descriptors the value of the property
  /// @param environment `NO_COLOR` that is not empty (<https://no-color.org>) and `TERM=dumb` keep
  ///   colours away
  public static Terminal of(String descriptors, Map<String, String> environment) {
    List<String> terminals = List.of(descriptors.split(","));
    boolean colours =
        environment.getOrDefault("NO_COLOR", "").isEmpty()
            && !"dumb".equals(environment.get("TERM"));
    return new Terminal(terminals.contains("1"), terminals.contains("2"), colours);
  }

  /// {@return whether what goes to the standard output is coloured}
  public boolean coloursOut() {
    return out && colours;
  }
}
