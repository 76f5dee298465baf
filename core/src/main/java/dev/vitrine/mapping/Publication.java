// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/// Writing files so that whoever reads them never meets a half-written one: the duty of those who
/// write what others freeze.
///
/// The content is written beside the target, under another name, and put on the disk; only then
/// does it get its name, by a rename, which readers see done or not done. Who has the old file
/// open, or frozen, keeps it.
public final class Publication {

  private Publication() {}

  /// The content of a file.
  @FunctionalInterface
  public interface Content {

    /// Writes it.
    ///
    /// @param out where to; closed by the caller
    /// @throws IOException if it cannot be written; then nothing is published
    void writeTo(OutputStream out) throws IOException;
  }

  /// Writes a file, or replaces one.
  ///
  /// @param target where it shall be; on the same file system as its folder
  /// @param content what it shall be
  /// @throws IOException if it cannot be written; then the target is as it was, unless only its
  ///   folder could not be put on the disk
  public static void write(Path target, Content content) throws IOException {
    publish(target, content, path -> {});
  }

  /// Writes a file, or replaces one, with fs-verity: the name never leads to a file that can
  /// change.
  ///
  /// @param target where it shall be; on a file system with fs-verity
  /// @param content what it shall be
  /// @return its digest, see [Verity#enable(Path)]
  /// @throws IOException if it cannot be written, or fs-verity not be enabled; then the target is
  ///   as it was
  /// @throws UnsupportedOperationException if native access is not enabled
  public static String writeVerity(Path target, Content content) throws IOException {
    String[] digest = {""};
    publish(target, content, path -> digest[0] = Verity.enable(path));
    return digest[0];
  }

  /// What is done to a file that is complete and has not got its name.
  private interface Finish {
    void accept(Path path) throws IOException;
  }

  private static void publish(Path target, Content content, Finish finish) throws IOException {
    Path folder = Objects.requireNonNull(target.toAbsolutePath().getParent(), "a folder");
    Path temporary = Files.createTempFile(folder, ".vitrine-", ".tmp");
    try {
      writeThrough(temporary, content);
      finish.accept(temporary);
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
    force(folder, StandardOpenOption.READ); // the rename
  }

  private static void writeThrough(Path path, Content content) throws IOException {
    // Of all streams of the JDK, this one goes on if the thread is interrupted.
    try (OutputStream out = Files.newOutputStream(path, StandardOpenOption.WRITE)) {
      content.writeTo(out);
    }
    force(path, StandardOpenOption.WRITE);
  }

  /// Puts what was written on the disk, whether the thread is interrupted or not: an interrupt
  /// closes a channel, and is kept for the caller.
  private static void force(Path path, OpenOption access) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      sync(path, access);
    } catch (ClosedByInterruptException e) { // it came meanwhile, and may come again
      interrupted = true;
      var _ = PlatformThread.callApart(() -> sync(path, access));
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static Path sync(Path path, OpenOption access) throws IOException {
    try (FileChannel channel = FileChannel.open(path, access)) {
      channel.force(true);
      return path;
    }
  }
}
