// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.events;

import jdk.jfr.FlightRecorder;

/// Begins events of the flight recorder, or nothing where there is none or none was started yet.
///
/// The first event of a kind takes the JVM tens of milliseconds, in which it reads the annotations:
/// too much for a short program that records nothing.
///
/// Stateless and safe for use by many threads.
public final class Recorder {

  private static final boolean PRESENT =
      ModuleLayer.boot().findModule("jdk.jfr").isPresent()
          && Recorder.class.getModule().canRead(ModuleLayer.boot().findModule("jdk.jfr").get());

  private Recorder() {}

  /// A freeze that has begun.
  @FunctionalInterface
  public interface Freeze {
    /// Says how it ended.
    ///
    /// @param path of the file
    /// @param byteSize how much was frozen, in bytes; -1 if it failed
    /// @param guarantee what was given, or why none; asked for its text only if that is recorded
    void end(String path, long byteSize, Object guarantee);
  }

  /// A verification that has begun.
  @FunctionalInterface
  public interface Verification {
    /// Says how it ended.
    ///
    /// @param source the name of the file or stream
    /// @param format the identity of the format
    /// @param byteSize how much was verified, in bytes
    /// @param verdict `valid`, or what is wrong
    void end(String source, String format, long byteSize, String verdict);
  }

  /// The breaking of a lease that has begun.
  @FunctionalInterface
  public interface LeaseBreak {
    /// Says how it ended.
    ///
    /// @param path of the file
    /// @param byteSize how much was copied, in bytes
    /// @param outcome the state of the guarantee afterwards
    void end(String path, long byteSize, String outcome);
  }

  private static boolean isStarted() {
    return PRESENT && FlightRecorder.isInitialized();
  }

  /// {@return a freeze that begins now}
  public static Freeze freeze() {
    return isStarted() ? new FreezeEvent() : (path, byteSize, guarantee) -> {};
  }

  /// {@return a verification that begins now}
  public static Verification verification() {
    return isStarted() ? new VerificationEvent() : (source, format, byteSize, verdict) -> {};
  }

  /// {@return the breaking of a lease that begins now}
  public static LeaseBreak leaseBreak() {
    return isStarted() ? new LeaseBreakEvent() : (path, byteSize, outcome) -> {};
  }
}
