// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import dev.vitrine.internal.linux.Kernel;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/// A regular file that is open for reading.
///
/// Every proof is taken on it, never on the path, which may name another file a moment later. For
/// one thread at a time.
sealed interface Source extends AutoCloseable permits DescriptorSource, PlainSource {

  /// {@return the file, opened by the kernel's own descriptor if native access is enabled}
  ///
  /// @throws java.nio.file.NoSuchFileException if there is none
  /// @throws java.nio.file.AccessDeniedException if it must not be read
  /// @throws java.nio.file.FileSystemException if it is not a regular file
  static Source open(Path path) throws IOException {
    return switch (Kernel.current()) {
      case Kernel.Ready ready -> DescriptorSource.open(path);
      case Kernel.Unavailable unavailable -> PlainSource.open(path);
    };
  }

  /// {@return the path that was opened}
  Path path();

  /// {@return a path that leads to the very file that is open, where there is one; otherwise the
  /// path that was opened}
  Path reopenPath();

  /// {@return the size of the file at this moment, in bytes}
  long byteSize() throws IOException;

  /// {@return whether the file is known to be of a kind whose size is that of its data}
  boolean keepsSizes() throws IOException;

  /// Reads what is there, by read calls, which report a damaged or vanished page as an error where
  /// a mapping would end the process.
  ///
  /// @param byteOffset where to begin, in bytes
  /// @param target where the bytes go: native, writable, not empty
  /// @return how many bytes were read, at least 1; or 0 at the end of the file
  long read(long byteOffset, MemorySegment target) throws IOException;

  @Override
  void close() throws IOException;
}
