// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.frame;

import java.util.ArrayList;
import java.util.List;

/// A section of a pcapng file: the blocks from one section header to the next.
///
/// @param from where it begins, in bytes from the start of the data
/// @param big whether its numbers are big-endian
/// @param interfaces those described until now; filled while the section is inspected
record Section(long from, boolean big, List<CaptureInterface> interfaces) {

  static Section beginning(long from, boolean big) {
    return new Section(from, big, new ArrayList<>());
  }

  /// {@return the same section, for data that goes on with it}
  Section continued() {
    return new Section(0, big, new ArrayList<>(interfaces));
  }
}
