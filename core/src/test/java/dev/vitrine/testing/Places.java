// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.testing;

import dev.vitrine.internal.linux.Fd;
import dev.vitrine.internal.linux.FileSystemType;
import dev.vitrine.internal.linux.OpenFile;
import dev.vitrine.internal.linux.Statfs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/// Where tests put their files: on a disk (`-Dvitrine.test.disk`, else `/var/tmp`), or in memory
/// (`-Dvitrine.test.memory`, else `/dev/shm`).
public final class Places {

  /// The parent of directories on a disk.
  public static final Path DISK = Path.of(System.getProperty("vitrine.test.disk", "/var/tmp"));

  /// The parent of directories in memory.
  public static final Path MEMORY = Path.of(System.getProperty("vitrine.test.memory", "/dev/shm"));

  private Places() {}

  /// Temporary directories on a file system with a disk, as far as a machine has one.
  public static final class Disk implements TempDirFactory {
    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context)
        throws IOException {
      return Files.createTempDirectory(DISK, "vitrine");
    }
  }

  /// Temporary directories on tmpfs.
  public static final class Memory implements TempDirFactory {
    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context)
        throws IOException {
      return Files.createTempDirectory(MEMORY, "vitrine");
    }
  }

  /// {@return the type of the file system that holds a directory}
  ///
  /// @param directory the directory
  public static FileSystemType typeOf(Path directory) throws IOException {
    try (Fd fd = OpenFile.open(directory, OpenFile.O_RDONLY)) {
      return Statfs.of(fd).type();
    }
  }
}
