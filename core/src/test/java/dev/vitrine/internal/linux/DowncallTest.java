// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import static dev.vitrine.internal.linux.LinuxErrors.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.vitrine.testing.OnLinux;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@OnLinux
class DowncallTest {

  private final AtomicInteger calls = new AtomicInteger();

  @Test
  void callsAgainWhenASignalInterrupts() throws Exception {
    assertThat(Downcall.retrying("f", "it", state -> failing(state, 3, Errno.EINTR))).isEqualTo(7);
    assertThat(calls).hasValue(4);
  }

  @Test
  void callsOnceWhereThatIsNotRight() {
    assertFails(
        Errno.EINTR, () -> Downcall.run("f", "it", state -> failing(state, 3, Errno.EINTR)));
    assertThat(calls).hasValue(1);
  }

  @Test
  void otherErrorsEndTheCall() {
    assertFails(
        Errno.EAGAIN, () -> Downcall.retrying("f", "it", state -> failing(state, 3, Errno.EAGAIN)));
    assertThat(calls).hasValue(1);
  }

  @Test
  void uncheckedExceptionsComeThrough() {
    assertThatIllegalStateException()
        .isThrownBy(() ->
            Downcall.run(
                "f",
                "it",
                state -> {
                  throw new IllegalStateException("closed");
                }))
        .withMessage("closed");
  }

  private long failing(MemorySegment state, int times, Errno errno) {
    if (calls.getAndIncrement() < times) {
      // On Linux the captured state is errno alone, an int.
      state.set(ValueLayout.JAVA_INT, 0, errno.number());
      return -1;
    }
    return 7;
  }
}
