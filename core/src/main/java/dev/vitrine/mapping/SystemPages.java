// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import dev.vitrine.internal.linux.Kernel;
import dev.vitrine.internal.linux.Pages;
import java.io.IOException;
import java.util.List;

/// The sizes in which this system hands out memory.
public final class SystemPages {

  private SystemPages() {}

  /// {@return the size of a page, in bytes: 4, 16 or 64 KiB}
  ///
  /// @throws UnsupportedOperationException if native access is not enabled
  public static long byteSize() {
    Kernel.require();
    return Pages.size();
  }

  /// {@return the granularity of mappings, in bytes: on Linux the size of a page. A
  /// [FreezePolicy#byteOffset()] need not be a multiple of it}
  ///
  /// @throws UnsupportedOperationException if native access is not enabled
  public static long allocationGranularity() {
    return byteSize();
  }

  /// {@return the sizes of huge pages that the kernel offers, in bytes, ascending; whether there
  /// are any free ones is another question}
  ///
  /// @throws IOException if the kernel does not say
  /// @throws UnsupportedOperationException if native access is not enabled
  public static List<Long> hugeByteSizes() throws IOException {
    Kernel.require();
    return Pages.hugeSizes();
  }
}
