// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import static java.util.Objects.requireNonNull;

import dev.vitrine.Format;
import dev.vitrine.InvalidDataException;
import dev.vitrine.VerifiedView;
import dev.vitrine.VerifyOptions;
import dev.vitrine.internal.events.Recorder;
import dev.vitrine.internal.linux.LinuxException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/// A file whose bytes cannot change while it is open: the first door.
///
/// ```java
/// try (FrozenFile file = FrozenFile.open(path)) {
///   VerifiedView<Lines> lines = file.verify(Lines.utf8());
///   …
/// }
/// ```
///
/// Opening climbs a ladder of mechanisms and takes the first that applies to the file and satisfies
/// the [FreezePolicy]; [#guarantee()] says which, [#attempts()] says why not the others. The proof
/// is taken on the open descriptor, so the path may afterwards name another file, or none.
///
/// Immutable and safe for use by many threads. [#close()] ends every access: a read that begins
/// afterwards, in whichever thread, is an [IllegalStateException].
public final class FrozenFile implements AutoCloseable {

  private final Path path;
  private final FrozenSegment segment;
  private final List<Attempt> attempts;
  private final Arena arena;
  private final ArenaKind kind;
  private final List<String> refusedAdvice;
  private final AtomicBoolean closed = new AtomicBoolean();

  private FrozenFile(Path path, FreezePolicy policy, Ladder.Held held) {
    this.path = path;
    this.segment = new FrozenSegment(held.frozen(), path.toString(), policy.byteOffset());
    this.kind = policy.arena();
    this.refusedAdvice = held.refusedAdvice();
    this.attempts = held.attempts();
    this.arena = held.arena();
  }

  /// Opens a file with [FreezePolicy#DEFAULT].
  ///
  /// @param path a regular file
  /// @return the file, to be closed by the caller
  /// @throws FreezeException if no mechanism within the policy applies
  /// @throws java.nio.file.NoSuchFileException if there is no such file
  /// @throws java.nio.file.AccessDeniedException if it may not be read
  /// @throws java.nio.file.FileSystemException if it is not a regular file
  /// @throws IOException if it cannot be read, or shrank while it was copied
  public static FrozenFile open(Path path) throws IOException {
    return open(path, FreezePolicy.DEFAULT);
  }

  /// Opens a file.
  ///
  /// @param path a regular file
  /// @param policy what is demanded of the guarantee, and what may be spent on it
  /// @return the file, to be closed by the caller
  /// @throws FreezeException if no mechanism within the policy applies
  /// @throws java.nio.file.NoSuchFileException if there is no such file
  /// @throws java.nio.file.AccessDeniedException if it may not be read
  /// @throws java.nio.file.FileSystemException if it is not a regular file
  /// @throws java.io.EOFException if the wanted part reaches beyond the end of the file
  /// @throws IOException if it cannot be read, or shrank while it was copied
  public static FrozenFile open(Path path, FreezePolicy policy) throws IOException {
    requireNonNull(path, "path");
    requireNonNull(policy, "policy");
    try (Source source = Source.open(path)) {
      return of(source, policy);
    }
  }

  /// Opens a file into an arena that other files share: they are all closed together, when the
  /// caller closes the arena, and with a single handshake among the threads.
  ///
  /// @param path a regular file
  /// @param policy what is demanded of the guarantee, and what may be spent on it; the arena of it
  ///   does not count
  /// @param arena open, and not closed before the last use of the file
  /// @return the file, whose `close` does nothing
  /// @throws FreezeException if no mechanism within the policy applies; a lease never does
  /// @throws IOException as [#open(Path, FreezePolicy)]
  /// @throws WrongThreadException if the arena belongs to another thread
  public static FrozenFile open(Path path, FreezePolicy policy, Arena arena) throws IOException {
    Optional<Arena> given = Optional.of(arena);
    try (Source source = Source.open(path)) {
      return of(source, policy.withArena(ArenaKind.GIVEN), given);
    }
  }

  /// Freezes a file that is open; it stays open.
  static FrozenFile of(Source source, FreezePolicy policy) throws IOException {
    return of(source, policy, Optional.empty());
  }

  private static FrozenFile of(Source source, FreezePolicy policy, Optional<Arena> given)
      throws IOException {
    Recorder.Freeze event = Recorder.freeze();
    String path = source.path().toString();
    try {
      FrozenFile file =
          new FrozenFile(source.path(), policy, new Ladder(source, policy, given).climb());
      event.end(path, file.byteSize(), file.guarantee());
      return file;
    } catch (LinuxException e) {
      event.end(path, -1, e.toString());
      throw ReadFailure.of(path, e);
    } catch (IOException | RuntimeException e) {
      event.end(path, -1, e);
      throw e;
    }
  }

  /// Takes a snapshot of a file: a clone of this moment, which makes nobody wait and costs no
  /// memory, whoever writes to the file meanwhile and afterwards.
  ///
  /// @param path a regular file on xfs or btrfs, in a folder that may be written to
  /// @return the snapshot, by [Mechanism#REFLINK], to be closed by the caller
  /// @throws FreezeException if the file cannot be cloned
  /// @throws IOException if it cannot be opened
  public static FrozenFile snapshot(Path path) throws IOException {
    return open(path, FreezePolicy.DEFAULT.withMechanisms(Set.of(Mechanism.REFLINK)));
  }

  /// Verifies the whole file on one thread.
  ///
  /// @param <T> the type of the verified value
  /// @param format what the file ought to be
  /// @return the view, valid until this file is closed
  /// @throws InvalidDataException if the file is not of that format
  /// @throws GuaranteeLostException if the bytes may have changed meanwhile
  public <T> VerifiedView<T> verify(Format<T> format) throws InvalidDataException {
    return verify(format, VerifyOptions.DEFAULT);
  }

  /// Verifies the whole file.
  ///
  /// @param <T> the type of the verified value
  /// @param format what the file ought to be
  /// @param options threads, limits and progress
  /// @return the view, valid until this file is closed
  /// @throws InvalidDataException if the file is not of that format
  /// @throws GuaranteeLostException if the bytes may have changed meanwhile
  public <T> VerifiedView<T> verify(Format<T> format, VerifyOptions options)
      throws InvalidDataException {
    return VerifiedView.verify(segment, format, options);
  }

  /// {@return the path that was opened}
  public Path path() {
    return path;
  }

  /// {@return the bytes of the file}
  public FrozenSegment segment() {
    return segment;
  }

  /// {@return the size of the file when it was frozen, in bytes}
  public long byteSize() {
    return segment.byteSize();
  }

  /// {@return why the bytes cannot change}
  public Guarantee guarantee() {
    return segment.guarantee();
  }

  /// {@return what became of each rung of the ladder, in the order of the climb}
  public List<Attempt> attempts() {
    return attempts;
  }

  /// {@return the hints of the policy that the system refused, each with the error's name; empty if
  /// it took them all}
  public List<String> refusedAdvice() {
    return refusedAdvice;
  }

  /// Unmaps the file. Views and segments of it are invalid from then on. Closing again does
  /// nothing.
  ///
  /// @throws WrongThreadException if its arena belongs to another thread
  /// @throws IllegalStateException if a thread is inside a call that keeps the memory busy; the
  ///   file is then still open
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      try {
        kind.close(arena);
      } catch (IllegalStateException | WrongThreadException e) {
        closed.set(false);
        throw e;
      }
    }
  }

  @Override
  public String toString() {
    return "FrozenFile[%s, %d bytes, %s]".formatted(path, byteSize(), guarantee());
  }
}
