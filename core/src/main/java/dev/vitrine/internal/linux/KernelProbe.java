// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Optional;

/// The probe, run when [Kernel#current] is first called.
final class KernelProbe {

  /* Without these nothing in this package makes sense. A C library that lacks any other function
   * behaves as a kernel that lacks the call: ENOSYS, for that call only (see Downcall). */
  private static final List<String> NEEDED =
      List.of("close", "fcntl", "ioctl", "mmap", "munmap", "open", "pread", "statx", "sysconf");

  /// What was found out.
  static final Kernel RESULT = probe();

  private KernelProbe() {}

  private static Kernel probe() {
    return platformFault(System.getProperty("os.name", ""), System.getProperty("os.arch", ""))
        .or(() -> accessFault(Kernel.class.getModule()))
        .or(KernelProbe::linkFault)
        .<Kernel>map(Kernel.Unavailable::new)
        .orElseGet(() -> new Kernel.Ready(Architecture.current().orElseThrow()));
  }

  /// {@return why a system is not supported, or empty}
  ///
  /// @param system the system property `os.name`
  /// @param machine the system property `os.arch`
  static Optional<String> platformFault(String system, String machine) {
    if (!system.equals("Linux")) {
      return Optional.of("system calls need Linux (found %s)".formatted(system));
    }
    if (Architecture.of(machine).isEmpty() || ValueLayout.ADDRESS.byteSize() != Long.BYTES) {
      return Optional.of(
          "system calls need x86-64 or aarch64, 64-bit (found %s)".formatted(machine));
    }
    return Optional.empty();
  }

  /// {@return why a module may not make native calls, or empty}
  ///
  /// @param module the module of this class, or the unnamed module on the class path
  static Optional<String> accessFault(Module module) {
    return module.isNativeAccessEnabled() ? Optional.empty() : Optional.of(denied(module));
  }

  private static String denied(Module module) {
    return "native access is off; start Java with --enable-native-access="
        + (module.isNamed() ? module.getName() : "ALL-UNNAMED");
  }

  private static Optional<String> linkFault() {
    try {
      SymbolLookup libc = Linker.nativeLinker().defaultLookup();
      for (String name : NEEDED) {
        if (libc.find(name).isEmpty()) {
          return Optional.of("the C library has no function %s".formatted(name));
        }
      }
      Downcall.tryLink();
      return Optional.empty();
    } catch (IllegalCallerException e) {
      return Optional.of(denied(Kernel.class.getModule()));
    } catch (UnsupportedOperationException | LinkageError e) {
      return Optional.of("this Java cannot call C functions (%s)".formatted(e.getMessage()));
    }
  }
}
