// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import dev.vitrine.internal.linux.Errno;
import dev.vitrine.internal.linux.Kernel;
import dev.vitrine.internal.linux.LinuxException;
import java.io.IOException;
import java.lang.foreign.Arena;

/// A copy that nobody else has: into a memory file of our own that is then sealed, or, where there
/// is none, into anonymous memory.
///
/// The file may change while it is copied; then the copy is a mixture, and it is the copy that is
/// verified. What cannot happen is that it changes afterwards.
final class PrivateCopyRung implements Rung {

  private static final String REMEDY_LIMIT =
      "raise the limit with FreezePolicy.withCopyLimit, or read the file in Windows";

  @Override
  public Mechanism mechanism() {
    return Mechanism.PRIVATE_COPY;
  }

  @Override
  public Climb climb(Source source, FreezePolicy policy, Arena arena) throws IOException {
    Extent extent = policy.extent(source);
    if (extent.byteSize() > policy.copyLimit()) {
      return new Climb.Refused(
          "too large to copy (found %d bytes, allowed %d)"
              .formatted(extent.byteSize(), policy.copyLimit()),
          REMEDY_LIMIT);
    }
    return switch (source) {
      case DescriptorSource descriptor -> sealed(descriptor, extent, arena);
      case PlainSource plain -> anonymous(plain, extent, arena, reasonWithoutKernel());
    };
  }

  private static Climb sealed(DescriptorSource source, Extent extent, Arena arena)
      throws IOException {
    try {
      return new Climb.Held(SealedCopy.of(source, extent, arena));
    } catch (LinuxException e) {
      if (isOutOfMemory(e)) {
        return outOfMemory(extent, e.errnoName());
      }
      boolean limited = e.is(Errno.EFBIG); // by ulimit -f, which counts memory files too
      if (limited || e.call().startsWith("memfd_create") || e.call().startsWith("open")) {
        return anonymous(source, extent, arena, "no memory file: " + e.errnoName());
      }
      throw e;
    }
  }

  private static Climb anonymous(Source source, Extent extent, Arena arena, String reason)
      throws IOException {
    try {
      return new Climb.Held(AnonymousCopy.of(source, extent, arena, reason));
    } catch (LinuxException e) {
      if (isOutOfMemory(e)) {
        return outOfMemory(extent, e.errnoName());
      }
      throw e;
    } catch (OutOfMemoryError e) { // of the machine, or of the direct memory of automatic arenas
      return new Climb.Refused(
          "no memory for a copy of %d bytes (%s)".formatted(extent.byteSize(), e.getMessage()),
          "raise -XX:MaxDirectMemorySize, enable native access, or read the file in Windows");
    }
  }

  private static boolean isOutOfMemory(LinuxException e) {
    return e.is(Errno.ENOMEM) || e.is(Errno.ENOSPC);
  }

  private static Climb outOfMemory(Extent extent, String errno) {
    return new Climb.Refused(
        "no memory for a copy of %d bytes (%s)".formatted(extent.byteSize(), errno), REMEDY_LIMIT);
  }

  private static String reasonWithoutKernel() {
    return switch (Kernel.current()) {
      case Kernel.Ready ready -> "opened without a descriptor";
      case Kernel.Unavailable(String reason) -> reason;
    };
  }
}
