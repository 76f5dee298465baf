// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.outside;

import dev.vitrine.Verification;
import dev.vitrine.VerifiedView;
import dev.vitrine.mapping.FrozenSegment;
import dev.vitrine.mapping.Guarantee;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.InaccessibleObjectException;

/// A program that tries by reflection what does not compile, and prints how far it came.
final class BreakIn {

  private BreakIn() {}

  public static void main(String[] arguments) throws ReflectiveOperationException {
    attempt(
        VerifiedView.class.getDeclaredConstructor(
            Object.class, FrozenSegment.class, Verification.class));
    attempt(FrozenSegment.class.getDeclaredConstructors()[0]);
    attempt(Guarantee.class.getDeclaredConstructors()[0]);
    attempt(VerifiedView.class.getDeclaredField("value"));
    attempt(FrozenSegment.class.getDeclaredField("frozen"));
    attempt(Class.forName("dev.vitrine.internal.linux.Mmap").getDeclaredMethods()[0]);
    attempt(Class.forName("dev.vitrine.mapping.Frozen").getDeclaredConstructors()[0]);
  }

  private static void attempt(AccessibleObject door) {
    try {
      door.setAccessible(true);
      System.out.println("OPEN " + door);
    } catch (InaccessibleObjectException e) {
      System.out.println("closed " + door);
    }
  }
}
