// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.text;

import dev.vitrine.Fault;

/// What can be wrong with text besides its encoding ([dev.vitrine.Utf8Fault]).
public enum TextFault implements Fault {
  /// A byte of 80 or above in text that ought to be ASCII.
  NOT_ASCII("byte outside ASCII");

  private final String description;

  TextFault(String description) {
    this.description = description;
  }

  @Override
  public String description() {
    return description;
  }
}
