// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import dev.vitrine.internal.linux.Kernel;
import java.io.IOException;
import java.lang.foreign.Arena;

/// A rung that asks the kernel, and so refuses where that is not possible.
interface KernelRung extends Rung {

  @Override
  default Climb climb(Source source, FreezePolicy policy, Arena arena) throws IOException {
    return switch (source) {
      case DescriptorSource descriptor -> climb(descriptor, policy, arena);
      case PlainSource plain -> new Climb.Refused(unavailable(), "");
    };
  }

  /// Tries to take this rung on a descriptor; see [Rung#climb].
  Climb climb(DescriptorSource source, FreezePolicy policy, Arena arena) throws IOException;

  private static String unavailable() {
    return switch (Kernel.current()) {
      case Kernel.Ready ready -> "the file was opened without a descriptor";
      case Kernel.Unavailable(String reason) -> reason;
    };
  }
}
