// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.testing;

import dev.vitrine.internal.linux.Kernel;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Marks tests that need system calls: skipped with the reason where [Kernel] is unavailable.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(OnLinux.Condition.class)
@Timeout(60)
public @interface OnLinux {

  /// Asks the kernel.
  final class Condition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      return switch (Kernel.current()) {
        case Kernel.Ready ready -> ConditionEvaluationResult.enabled(ready.toString());
        case Kernel.Unavailable(String reason) -> ConditionEvaluationResult.disabled(reason);
      };
    }
  }
}
