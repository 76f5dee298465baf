// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vitrine.testing.Child;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KernelTest {

  private static final String DENY = "--illegal-native-access=deny";
  private static final String ALLOW = "--illegal-native-access=allow";
  private static final String WARN = "--illegal-native-access=warn";

  /// `-Xlog:disable` and the like would hide what the JVM itself prints; this option changes
  /// nothing.
  private static final String NOTHING = "-Dvitrine.test=1";

  @Test
  @EnabledOnOs(
      value = OS.LINUX,
      architectures = {"amd64", "aarch64"})
  void isReadyWhereTheTestsRun() {
    assertThat(Kernel.current()).isInstanceOf(Kernel.Ready.class).isSameAs(Kernel.current());
  }

  @ParameterizedTest
  @ValueSource(strings = {DENY, ALLOW, WARN, NOTHING})
  void isUnavailableAndSilentOnTheClassPathUnlessEnabled(String option) throws Exception {
    Child child = onClassPath(option);
    assertThat(child.errors()).isEmpty();
    assertThat(child.output())
        .contains(
            "Unavailable[reason=native access is off; start Java with"
                + " --enable-native-access=ALL-UNNAMED]")
        .contains("refused: native access is off")
        .doesNotContain("opened");
    assertThat(child.exit()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {DENY, ALLOW, WARN, NOTHING})
  void isUnavailableAndSilentInTheModuleUnlessEnabled(String option) throws Exception {
    Child child = inModule(option);
    assertThat(child.errors()).isEmpty();
    assertThat(child.output())
        .contains("--enable-native-access=dev.vitrine.core]")
        .contains("refused: native access is off")
        .doesNotContain("opened");
    assertThat(child.exit()).isZero();
  }

  @Test
  @EnabledOnOs(
      value = OS.LINUX,
      architectures = {"amd64", "aarch64"})
  void isReadyOnTheClassPathWhenEnabled() throws Exception {
    Child child = onClassPath("--enable-native-access=ALL-UNNAMED", DENY);
    assertThat(child.errors()).isEmpty();
    assertThat(child.output()).contains("Ready[").contains("opened fd");
  }

  @Test
  @EnabledOnOs(
      value = OS.LINUX,
      architectures = {"amd64", "aarch64"})
  void isReadyInTheModuleWhenEnabled() throws Exception {
    Child child = inModule("--enable-native-access=dev.vitrine.core", DENY);
    assertThat(child.errors()).isEmpty();
    assertThat(child.output()).contains("Ready[").contains("opened fd");
  }

  @ParameterizedTest
  @CsvSource({
    "Windows 11, amd64, system calls need Linux (found Windows 11)",
    "Mac OS X, aarch64, system calls need Linux (found Mac OS X)",
    "Linux, riscv64, 'system calls need x86-64 or aarch64, 64-bit (found riscv64)'",
    "Linux, i386, 'system calls need x86-64 or aarch64, 64-bit (found i386)'"
  })
  void saysWhichPlatformItNeeds(String system, String machine, String reason) {
    assertThat(KernelProbe.platformFault(system, machine)).contains(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"amd64", "x86_64", "aarch64"})
  void acceptsBothArchitectures(String machine) {
    assertThat(KernelProbe.platformFault("Linux", machine)).isEmpty();
  }

  @Test
  void answersAsAnOldKernelForAFunctionThatTheLibraryLacks() {
    MethodHandle missing =
        Downcall.of(
            "no_such_function",
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG));
    assertThatExceptionOfType(LinuxException.class)
        .isThrownBy(() -> Downcall.run("missing", "it", e -> (int) missing.invokeExact(e, 1, 2L)))
        .withMessage("missing: ENOSYS (38: system call not implemented) [it]");
  }

  private static Child onClassPath(String... options) throws Exception {
    return Child.run(Map.of(), Child.java(List.of(options), AllClasses.class, classes()));
  }

  private static Child inModule(String... options) throws Exception {
    List<String> command = new ArrayList<>(Child.javaModule(List.of(options), AllClasses.class));
    command.add(classes());
    return Child.run(Map.of(), command);
  }

  private static String classes() {
    return Child.root(Kernel.class)
        .resolve(Kernel.class.getPackageName().replace('.', '/'))
        .toString();
  }
}
