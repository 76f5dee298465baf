// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import static java.util.Objects.requireNonNull;

import dev.vitrine.internal.linux.Errno;
import dev.vitrine.internal.linux.LinuxException;
import dev.vitrine.internal.linux.Statfs;
import dev.vitrine.mapping.Rung.Climb.Refused;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// On which terms a lease is taken at all, and what its refusals mean.
final class LeaseTerms {

  /// How fast a leased file is copied at least, in bytes a second: 1 GiB took up to 3.5 s on two
  /// cores that readers and writers kept busy, and 1.3 s from a cold disk; idle, 0.4 s.
  static final long COPY_BYTES_PER_SECOND = 256L << 20;

  /// A number and a line feed (proc(5); `lease_break_time` in `fs/locks.c`).
  private static final Path BREAK_TIME = Path.of("/proc/sys/fs/lease-break-time");

  /// The kernel's own choice (`lease_break_time` in `fs/locks.c`).
  private static final int DEFAULT_BREAK_SECONDS = 45;

  private static final String REMEDY_COPY =
      "allow a copy with FreezePolicy.withCopyLimit, or read the file in Windows";

  private LeaseTerms() {}

  /// {@return why no lease is taken there, whatever the size, or empty}
  static Optional<Refused> refusal(Statfs fileSystem, FreezePolicy policy) {
    if (policy.arena() != ArenaKind.SHARED) {
      return refuse(
          "the watcher of leases must be able to close the arena (found %s, allowed %s)"
              .formatted(policy.arena(), ArenaKind.SHARED),
          "FreezePolicy.withArena(ArenaKind.SHARED)");
    }
    if (!fileSystem.type().countsWriters()) {
      return refuse(
          "a lease proves nothing on this file system (found %s, allowed ext2/3/4, xfs, btrfs, f2fs,"
                  .formatted(fileSystem.label())
              + " tmpfs)",
          "move the file to one of these");
    }
    return Optional.empty();
  }

  /// {@return why an extent of that size is not leased, or empty}
  ///
  /// @param byteSize what would have to be copied, in bytes
  /// @param held what other leases of this process would need to be copied as well, in bytes
  static Optional<Refused> refusal(long byteSize, long held, FreezePolicy policy) {
    if (byteSize > policy.leaseLimit()) {
      return refuse(
          "too large to lease (found %d bytes, allowed %d)"
              .formatted(byteSize, policy.leaseLimit()),
          "raise the limit with FreezePolicy.withLeaseLimit, or " + REMEDY_COPY);
    }
    try {
      return refusal(byteSize, held, breakSeconds());
    } catch (IOException e) { // no descriptor is left, for example
      return refuse("the kernel's time limit cannot be read: " + e.getMessage(), REMEDY_COPY);
    }
  }

  /// {@return why the kernel's time would not suffice to copy everything, or empty}
  ///
  /// All leases count together: one program that reads a folder breaks them one after the other,
  /// but nothing keeps many programs from breaking all at once.
  static Optional<Refused> refusal(long byteSize, long held, int breakSeconds) {
    if (breakSeconds <= 0 || byteSize <= breakSeconds * COPY_BYTES_PER_SECOND - held) {
      return Optional.empty();
    }
    return refuse(
        "the kernel's time is too short for a copy (found %d bytes beside %d under other leases,"
                .formatted(byteSize, held)
            + " allowed %d bytes in %d s)"
                .formatted(breakSeconds * COPY_BYTES_PER_SECOND, breakSeconds),
        "sysctl fs.lease-break-time=45, close other files, or " + REMEDY_COPY);
  }

  /// {@return how long an opener waits at most, in seconds; 0 or less: for ever}
  static int breakSeconds() throws IOException {
    // By a reader, which asks for more than is there: the kernel answers only the first call, and
    // Files.readString asks for a single byte in that one, since the size of the file is 0.
    try (BufferedReader reader = Files.newBufferedReader(BREAK_TIME)) {
      return Integer.parseInt(requireNonNull(reader.readLine(), "a line"));
    } catch (NoSuchFileException e) { // /proc is not mounted
      return DEFAULT_BREAK_SECONDS;
    }
  }

  /// {@return what it means that the kernel or the watcher refused}
  static Refused refused(IOException e) {
    if (!(e instanceof LinuxException failure)) {
      return new Refused("leases cannot be watched: " + e.getMessage(), REMEDY_COPY);
    }
    String call = "%s: %s".formatted(failure.call(), failure.errnoName());
    if (failure.is(Errno.EAGAIN)) {
      return new Refused(
          "somebody has the file open or mapped, perhaps this process (%s)".formatted(call),
          "close it there");
    }
    if (failure.is(Errno.EACCES)) {
      return new Refused(
          "the file belongs to another user (%s)".formatted(call),
          "run as its owner, or with CAP_LEASE");
    }
    if (failure.is(Errno.EINVAL)) {
      return new Refused("the file system grants no leases (%s)".formatted(call), "");
    }
    return new Refused("no lease (%s)".formatted(call), REMEDY_COPY);
  }

  private static Optional<Refused> refuse(String cause, String remedy) {
    return Optional.of(new Refused(cause, remedy));
  }
}
