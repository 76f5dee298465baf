// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Method;
import java.util.function.LongSupplier;

/// Measures what a piece of code costs in heap.
public final class Allocated {

  private final Object bean;
  private final Method allocated;

  /// By reflection: the module under test does not need the one that measures.
  private Allocated() throws ReflectiveOperationException {
    bean =
        Class.forName("java.lang.management.ManagementFactory")
            .getMethod("getThreadMXBean")
            .invoke(null);
    allocated =
        Class.forName("com.sun.management.ThreadMXBean")
            .getMethod("getCurrentThreadAllocatedBytes");
  }

  /// {@return the least that one of several passes allocates, in bytes, after the compiler has seen
  /// it; without a measure the test is skipped}
  public static long leastOf(LongSupplier pass) {
    try {
      Allocated measure = new Allocated();
      long least = Long.MAX_VALUE;
      long sum = 0;
      for (int i = 0; i < 40; i++) {
        long before = measure.bytes();
        sum += pass.getAsLong();
        least = Math.min(least, measure.bytes() - before);
      }
      assertThat(sum).isNotZero();
      return least;
    } catch (ClassNotFoundException e) {
      assumeTrue(false, "this JDK does not tell what a thread allocates: " + e);
      throw new AssertionError(e);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("no measure", e);
    }
  }

  private long bytes() throws ReflectiveOperationException {
    return (long) allocated.invoke(bean);
  }
}
