// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import static java.util.Objects.requireNonNull;

import dev.vitrine.internal.linux.Errno;
import dev.vitrine.internal.linux.Fd;
import dev.vitrine.internal.linux.FileOutput;
import dev.vitrine.internal.linux.FileSize;
import dev.vitrine.internal.linux.Kernel;
import dev.vitrine.internal.linux.LinuxException;
import dev.vitrine.internal.linux.Memfd;
import dev.vitrine.internal.linux.OpenFile;
import dev.vitrine.internal.linux.ScmRights;
import dev.vitrine.internal.linux.Seals;
import dev.vitrine.internal.linux.Statx;
import dev.vitrine.internal.linux.UnixSocket;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;

/// A file in memory, without a name, that is written once, sealed, and then shared with other
/// processes without copying: memfd_create(2).
///
/// ```java
/// try (SealedMemory memory = SealedMemory.create("prices")) {
///   memory.write(bytes);
///   try (FrozenFile file = memory.freeze()) {
///     …                                  // here, and in every process that got memory.send(socket)
///   }
/// }
/// ```
///
/// For one thread at a time. Closing it closes the descriptor; the memory lives on as long as a
/// mapping or another descriptor of it, in whatever process.
///
/// Every method throws [UnsupportedOperationException] where native access is not enabled, or on a
/// system without memory files.
public final class SealedMemory implements AutoCloseable {

  private static final long TRANSFER_BYTE_SIZE = 1 << 16;

  private static final long NO_HUGE_PAGES = 0;

  private final Fd fd;
  private final long hugePageByteSize;
  private long hugeByteSize;

  private SealedMemory(Fd fd, long hugePageByteSize) {
    this.fd = fd;
    this.hugePageByteSize = hugePageByteSize;
  }

  /// Makes an empty memory file that can never be executed.
  ///
  /// @param name shown in `/proc/PID/maps`; need not be unique; at most 249 bytes in UTF-8
  /// @return the memory, to be closed by the caller
  /// @throws IOException if the system refuses, with the error's name
  public static SealedMemory create(String name) throws IOException {
    Kernel.require();
    return new SealedMemory(Memfd.create(requireNonNull(name, "name")), NO_HUGE_PAGES);
  }

  /// Makes an empty memory file in huge pages.
  ///
  /// Its [#byteSize()] is always a multiple of `pageByteSize`; [#freeze()] gives the bytes written.
  ///
  /// @param name shown in `/proc/PID/maps`
  /// @param pageByteSize the size of a huge page, one of [SystemPages#hugeByteSizes()]
  /// @return the memory, to be closed by the caller
  /// @throws IOException if the system has no such pages, or refuses, with the error's name
  /// @throws IllegalArgumentException if the size is not a power of two
  public static SealedMemory create(String name, long pageByteSize) throws IOException {
    Kernel.require();
    return new SealedMemory(Memfd.create(name, Memfd.hugePages(pageByteSize)), pageByteSize);
  }

  /// Takes over a descriptor that this process inherited or received.
  ///
  /// @param descriptor open, and closed by nobody else from now on
  /// @return the memory, to be closed by the caller
  /// @throws IOException if it is not open, or not of a file that can have seals
  public static SealedMemory adopt(int descriptor) throws IOException {
    Kernel.require();
    Fd fd = Fd.adopt(descriptor);
    int _ = Seals.get(fd);
    return new SealedMemory(fd, NO_HUGE_PAGES);
  }

  /// Writes bytes at the end.
  ///
  /// @param bytes what to write; not a mapping of a file that may change
  /// @throws IOException if there is no memory, or the memory is sealed (`EPERM`)
  public void write(MemorySegment bytes) throws IOException {
    if (hugePageByteSize != NO_HUGE_PAGES) {
      HugeMemory.write(fd, hugePageByteSize, hugeByteSize, bytes);
      hugeByteSize += bytes.byteSize();
      return;
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment buffer =
          arena.allocate(Math.max(1, Math.min(TRANSFER_BYTE_SIZE, bytes.byteSize())));
      long done = 0;
      while (done < bytes.byteSize()) {
        long size = Math.min(buffer.byteSize(), bytes.byteSize() - done);
        MemorySegment.copy(bytes, done, buffer, 0, size);
        done += FileOutput.write(fd, buffer.asSlice(0, size));
      }
    }
  }

  /// Writes bytes at the end.
  ///
  /// @param bytes what to write
  /// @throws IOException if there is no memory, or the memory is sealed (`EPERM`)
  public void write(byte[] bytes) throws IOException {
    write(MemorySegment.ofArray(bytes));
  }

  /// Sets the size; bytes that are added are zero.
  ///
  /// @param byteSize in bytes, at least 0
  /// @throws IOException if it is sealed against it (`EPERM`)
  public void resize(long byteSize) throws IOException {
    FileSize.truncate(fd, byteSize);
  }

  /// {@return the size, in bytes}
  ///
  /// @throws IOException if the kernel refuses to say
  public long byteSize() throws IOException {
    return Statx.of(fd).byteSize();
  }

  /// Adds seals; they can never be taken away.
  ///
  /// @param seals which
  /// @throws IOException if a writable mapping of the memory exists (`EBUSY`), or it has been
  ///   sealed against sealing (`EPERM`)
  public void seal(Set<Seal> seals) throws IOException {
    try {
      Seals.add(fd, Seal.bits(seals));
    } catch (LinuxException e) {
      if (e.is(Errno.EBUSY)) {
        throw new IOException(
            "seal: a writable mapping of the memory exists, unmap it first (EBUSY) [%s]"
                .formatted(fd),
            e);
      }
      throw e;
    }
  }

  /// {@return the seals it has}
  ///
  /// @throws IOException if the kernel refuses to say
  public Set<Seal> seals() throws IOException {
    return Seal.ofBits(Seals.get(fd));
  }

  /// {@return whether neither its size nor its bytes can ever change again: whether it has the
  /// seals SHRINK, GROW and WRITE}
  ///
  /// @throws IOException if the kernel refuses to say
  public boolean isImmutable() throws IOException {
    return Seal.makeImmutable(seals());
  }

  /// Seals it for good, if that has not been done, and opens it as a frozen file.
  ///
  /// @return the file, at strength PERMANENT, to be closed by the caller; it does not need this
  ///   object any more
  /// @throws IOException as [#seal]
  public FrozenFile freeze() throws IOException {
    if (!isImmutable()) {
      seal(Set.of(Seal.SEAL, Seal.SHRINK, Seal.GROW, Seal.WRITE));
    }
    FreezePolicy sealedOnly =
        FreezePolicy.DEFAULT
            .withMinimumStrength(Strength.PERMANENT)
            .withMechanisms(Set.of(Mechanism.SEALED_MEMORY));
    FreezePolicy policy =
        hugePageByteSize == NO_HUGE_PAGES ? sealedOnly : sealedOnly.withRegion(0, hugeByteSize);
    return FrozenFile.open(Path.of("/proc/self/fd/" + fd.number()), policy);
  }

  /// {@return a path by which another process of the same user opens the memory, as long as this
  /// object is open}
  public Path descriptorPath() {
    return Path.of("/proc/%d/fd/%d".formatted(ProcessHandle.current().pid(), fd.number()));
  }

  /// Hands the memory to the process that listens at a Unix socket; see [#receive]. Nothing is
  /// copied. The other process gets a descriptor for reading only.
  ///
  /// @param socket the path of the socket
  /// @throws IOException if nobody listens there
  public void send(Path socket) throws IOException {
    try (Fd connection = UnixSocket.connect(socket);
        Fd readable = OpenFile.reopenReadOnly(fd)) {
      ScmRights.send(connection, readable, "vitrine");
    }
  }

  /// Waits at a Unix socket for one memory file that another process sends.
  ///
  /// What comes is foreign: [#freeze()] gives a file only if it is sealed for good.
  ///
  /// @param socket the path of the socket, which is made and removed again
  /// @return the memory, to be closed by the caller
  /// @throws IOException if the socket cannot be made, or what came is not a memory file
  public static SealedMemory receive(Path socket) throws IOException {
    Kernel.require();
    try (Fd listening = UnixSocket.listen(socket, 1);
        Fd connection = UnixSocket.accept(listening)) {
      return new SealedMemory(ScmRights.receive(connection).fd(), NO_HUGE_PAGES);
    } finally {
      Files.deleteIfExists(socket);
    }
  }

  @Override
  public void close() throws IOException {
    fd.close();
  }

  @Override
  public String toString() {
    return "SealedMemory[" + Objects.toString(fd) + "]";
  }
}
