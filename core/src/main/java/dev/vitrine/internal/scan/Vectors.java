// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.scan;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Whether long text is verified in vectors: decided once in a process, by what it does.
///
/// The Vector API is an incubator module, there if the process was started with `--add-modules
/// jdk.incubator.vector`. Until the JIT compiler has seen enough of such code it is about a
/// thousand times slower than afterwards, which would cost a short process more than it could ever
/// gain. So nothing happens in the first [#WORTHWHILE] bytes; then a thread of its own runs the
/// code until it is fast, and only then is it used. Where it never becomes fast, it never is.
final class Vectors {

  /// How much text a process verifies before vectors may be worth the time to compile the code for
  /// them, about half a second of another core: at 3 GB/s, 20 ms of verification.
  private static final long WORTHWHILE = 64 << 20;

  /// The shortest text that is verified in vectors: below, their head and tail are most of it.
  static final int MIN_BYTE_SIZE = 1024;

  /// After how long the code is given up: some twenty times what it needs where it works.
  private static final long LIMIT_NANOS = 10_000_000_000L;

  private static final boolean PRESENT = readVectorModule();

  private static final AtomicBoolean STARTED = new AtomicBoolean();

  /// Null until the code is fast. Not volatile: whoever sees it late is slower, not wrong, and what
  /// it refers to has no fields.
  private static @Nullable BulkUtf8 ready;

  /// Counted without locks: an update that is lost delays the start a little.
  private static long seen;

  private Vectors() {}

  /// {@return the way to verify a text in vectors, or null if it is to be verified in words}
  ///
  /// @param byteSize the size of the text
  static @Nullable BulkUtf8 forText(long byteSize) {
    if (!PRESENT || byteSize < MIN_BYTE_SIZE) {
      return null;
    }
    if (ready == null) {
      seen += byteSize;
      if (seen >= WORTHWHILE && STARTED.compareAndSet(false, true)) {
        start();
      }
    }
    return ready;
  }

  /// {@return whether the Vector API is there; then this module reads it from now on}
  ///
  /// `requires static` would say so more simply, but to the compilers of all who use this module
  /// too, which would warn them of an incubator module that is none of their business.
  private static boolean readVectorModule() {
    Optional<Module> vectors = ModuleLayer.boot().findModule("jdk.incubator.vector");
    vectors.ifPresent(Vectors.class.getModule()::addReads);
    return vectors.isPresent();
  }

  private static void start() {
    Thread thread = new Thread(Vectors::warmUp, "vitrine-vectors");
    thread.setDaemon(true);
    thread.start();
  }

  private static void warmUp() {
    if (VectorUtf8.isSupported()) {
      BulkUtf8 vectors = new VectorUtf8();
      if (BulkWarmUp.isFaster(vectors, LIMIT_NANOS)) {
        ready = vectors;
      }
    }
  }
}
