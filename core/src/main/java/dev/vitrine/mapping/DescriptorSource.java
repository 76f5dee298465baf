// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import dev.vitrine.internal.linux.Errno;
import dev.vitrine.internal.linux.Fd;
import dev.vitrine.internal.linux.FileBytes;
import dev.vitrine.internal.linux.FileStatus;
import dev.vitrine.internal.linux.LinuxException;
import dev.vitrine.internal.linux.OpenFile;
import dev.vitrine.internal.linux.Statfs;
import dev.vitrine.internal.linux.Statx;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/// A file read through its descriptor, on which proofs can be taken.
final class DescriptorSource implements Source {

  private final Path path;
  private final Fd fd;
  private final boolean wasLeased;

  DescriptorSource(Path path, Fd fd) {
    this(path, fd, false);
  }

  private DescriptorSource(Path path, Fd fd, boolean wasLeased) {
    this.path = path;
    this.fd = fd;
    this.wasLeased = wasLeased;
  }

  static DescriptorSource open(Path path) throws IOException {
    Fd fd;
    boolean wasLeased = false;
    try {
      // Without O_NONBLOCK, opening a FIFO would wait for a writer; on a regular file it changes
      // nothing about reading.
      fd = OpenFile.open(path, OpenFile.O_RDONLY | OpenFile.O_NONBLOCK);
    } catch (LinuxException e) {
      if (!e.is(Errno.EAGAIN)) {
        throw OpenFailure.of(path, e);
      }
      fd = openLeased(path);
      wasLeased = true;
    }
    DescriptorSource source = new DescriptorSource(path, fd, wasLeased);
    try {
      FileStatus status = Statx.of(fd);
      if (!status.isRegular()) {
        throw OpenFailure.notRegular(path, status.isDirectory());
      }
      return source;
    } catch (IOException | RuntimeException e) {
      source.close();
      throw e;
    }
  }

  /// Opens a file on which there is a lease, perhaps one of this process: the attempt has begun to
  /// break it. Waits until its holder is ready, at most `/proc/sys/fs/lease-break-time` seconds.
  private static Fd openLeased(Path path) throws IOException {
    try (Fd name = OpenFile.open(path, OpenFile.O_PATH)) {
      FileStatus status = Statx.of(name);
      if (!status.isRegular()) { // the path has been given to something else since, perhaps a FIFO
        throw OpenFailure.notRegular(path, status.isDirectory());
      }
      return OpenFile.reopenReadOnly(name);
    } catch (LinuxException e) {
      throw OpenFailure.of(path, e);
    }
  }

  Fd fd() {
    return fd;
  }

  /// {@return whether opening it has broken a lease, whose holder may still have it open for some
  /// microseconds}
  boolean wasLeased() {
    return wasLeased;
  }

  @Override
  public Path path() {
    return path;
  }

  @Override
  public Path reopenPath() {
    return Path.of("/proc/self/fd/" + fd.number());
  }

  @Override
  public long byteSize() throws IOException {
    return Statx.of(fd).byteSize();
  }

  @Override
  public boolean keepsSizes() throws IOException {
    return Statfs.of(fd).type().countsWriters();
  }

  @Override
  public long read(long byteOffset, MemorySegment target) throws IOException {
    try {
      return FileBytes.pread(fd, target, byteOffset);
    } catch (LinuxException e) {
      throw ReadFailure.at(path, byteOffset, e);
    }
  }

  @Override
  public void close() throws IOException {
    fd.close();
  }
}
