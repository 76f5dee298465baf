// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.lang.reflect.Method;
import java.util.function.LongSupplier;

/// What code costs in heap, for the tests of all packages.
///
/// By reflection: the module under test does not need the one that measures.
public final class AllocatedBytes {

  private final Object bean;
  private final Method allocated;

  /// Finds the measure, or aborts the test where the JDK has none.
  public AllocatedBytes() {
    try {
      bean =
          Class.forName("java.lang.management.ManagementFactory")
              .getMethod("getThreadMXBean")
              .invoke(null);
      allocated =
          Class.forName("com.sun.management.ThreadMXBean")
              .getMethod("getCurrentThreadAllocatedBytes");
    } catch (ReflectiveOperationException e) {
      abort("this JDK does not tell what a thread allocates: " + e);
      throw new LinkageError("no measure", e);
    }
  }

  /// {@return the least that one of several passes allocates, after the compiler has seen it}
  public long leastOf(LongSupplier pass) {
    long least = Long.MAX_VALUE;
    long sum = 0;
    for (int i = 0; i < 40; i++) {
      long before = now();
      sum += pass.getAsLong();
      least = Math.min(least, now() - before);
    }
    assertThat(sum).isNotZero();
    return least;
  }

  private long now() {
    try {
      return (long) allocated.invoke(bean);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("no measure", e);
    }
  }
}
