// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

import org.jspecify.annotations.NullMarked;

/// The `vitrine` command, and small examples of the library.
@NullMarked
@SuppressWarnings("requires-automatic") // flatbuffers-java has no module name of its own
module dev.vitrine.examples {
  requires dev.vitrine.formats;
  requires flatbuffers.java;
  requires info.picocli;
  requires static org.jspecify;

  opens dev.vitrine.examples to
      info.picocli;
  opens dev.vitrine.examples.grep to
      info.picocli;
  opens dev.vitrine.examples.rows to
      info.picocli;
  opens dev.vitrine.examples.terminal to
      info.picocli;
}
