// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;

/// Makes the method handles of C functions, and runs them with `errno` captured.
///
/// Each handle takes a memory segment for `errno` before the arguments of its prototype. Handles
/// are made in static initialisers, so making one never fails: where the kernel is unavailable or
/// the C library lacks the function, the handle answers −1 with `ENOSYS`, as an old kernel would.
///
/// Immutable and safe for use by many threads.
final class Downcall {

  /// One call of a C function.
  @FunctionalInterface
  interface Body {
    /// {@return what the C function returned}
    ///
    /// @param errno where the handle stores `errno`
    /// @throws Throwable what `invokeExact` declares; handles made here throw unchecked ones only
    long call(MemorySegment errno) throws Throwable;
  }

  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO = STATE.varHandle(PathElement.groupElement("errno"));

  private Downcall() {}

  /// {@return a handle for a C function with a fixed list of parameters}
  ///
  /// @param name the name of the function in the C library
  /// @param descriptor its prototype
  static MethodHandle of(String name, FunctionDescriptor descriptor) {
    return make(name, descriptor, Linker.Option.captureCallState("errno"));
  }

  /// {@return a handle for a C function that ends in `...`}
  ///
  /// @param name the name of the function in the C library
  /// @param fixed how many parameters stand before the dots
  /// @param descriptor its prototype, with the variadic arguments that are passed
  static MethodHandle variadic(String name, int fixed, FunctionDescriptor descriptor) {
    return make(
        name,
        descriptor,
        Linker.Option.captureCallState("errno"),
        Linker.Option.firstVariadicArg(fixed));
  }

  /// Makes one handle, so that the probe sees whether that is allowed: as [Fd] will need it, for
  /// the linker keeps what it generated.
  ///
  /// @throws IllegalCallerException if native access is denied
  static void tryLink() {
    // int close(int fd);
    var _ =
        link(
            "close",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT),
            Linker.Option.captureCallState("errno"));
  }

  private static MethodHandle make(
      String name, FunctionDescriptor descriptor, Linker.Option... options) {
    return switch (Kernel.current()) {
      case Kernel.Ready _ when Linker.nativeLinker().defaultLookup().find(name).isPresent() ->
          link(name, descriptor, options);
      case Kernel.Ready _, Kernel.Unavailable _ -> absent(descriptor.toMethodType());
    };
  }

  // SAFETY: a wrong descriptor would corrupt the stack of the calling thread.
  // - `name` and `descriptor` are written next to the C prototype they restate, by each caller in
  //   this package; a test compares sizes and constants with the system's headers.
  // - A variadic function gets `firstVariadicArg` with the number of its fixed parameters.
  // - The address is that function's: the default lookup searches "the native libraries loaded in
  //   the process" (Linker.nativeLinker, JDK 25, @implNote), and whoever can interpose on libc
  //   there is trusted (SAFETY.md, S0).
  @SuppressWarnings("restricted") // Linker.downcallHandle
  private static MethodHandle link(
      String name, FunctionDescriptor descriptor, Linker.Option... options) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), descriptor, options);
  }

  private static MethodHandle absent(MethodType prototype) {
    try {
      MethodHandle answer =
          MethodHandles.lookup()
              .findStatic(
                  Downcall.class,
                  "noSuchCall",
                  MethodType.methodType(long.class, MemorySegment.class));
      return MethodHandles.dropArguments(
          MethodHandles.explicitCastArguments(
              answer, MethodType.methodType(prototype.returnType(), MemorySegment.class)),
          1,
          prototype.parameterList());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("noSuchCall", e);
    }
  }

  @SuppressWarnings("UnusedMethod") // found by name, in absent
  private static long noSuchCall(MemorySegment state) {
    ERRNO.set(state, 0L, Errno.ENOSYS.number());
    return -1;
  }

  /// {@return what the C function returned, never −1}
  ///
  /// @param call the name of the function, for the message
  /// @param about the path or descriptor, for the message
  /// @param body the call
  /// @throws LinuxException if the function returned −1, with the `errno` it left
  /// @throws UnsupportedOperationException if [Kernel] is unavailable
  static long run(String call, Object about, Body body) throws LinuxException {
    Kernel.require();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      long result = invoke(body, state);
      if (result == -1) {
        throw new LinuxException(call, (int) ERRNO.get(state, 0L), about.toString());
      }
      return result;
    }
  }

  /// {@return what the C function returned, never −1, calling again while a signal interrupts it}
  ///
  /// @param call the name of the function, for the message
  /// @param about the path or descriptor, for the message
  /// @param body the call, which may run more than once
  /// @throws LinuxException if the function returned −1 with another `errno` than `EINTR`
  /// @throws UnsupportedOperationException if [Kernel] is unavailable
  static long retrying(String call, Object about, Body body) throws LinuxException {
    while (true) {
      try {
        return run(call, about, body);
      } catch (LinuxException e) {
        if (!e.is(Errno.EINTR)) {
          throw e;
        }
      }
    }
  }

  private static long invoke(Body body, MemorySegment state) {
    try {
      return body.call(state);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError("a downcall handle threw a checked exception", e);
    }
  }
}
