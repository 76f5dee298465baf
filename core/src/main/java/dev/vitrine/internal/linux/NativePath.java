// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.util.HexFormat;

/// The bytes of a [Path], as the kernel knows the file.
///
/// A file name on Linux is a string of bytes. [Path#toString] decodes them with the charset of
/// `sun.jnu.encoding`, and bytes that this charset lacks become replacement characters: with
/// `LC_ALL=C` the name of every file with an umlaut is lost, though the `Path` itself still has it.
/// Encoding the string again would then open another file or none. [Path#toUri] is the one public
/// method that gives the stored bytes, each as itself or as `%xx`, whatever the charset is, so they
/// are taken from there.
///
/// Stateless and safe for use by many threads.
final class NativePath {

  private NativePath() {}

  /// {@return the absolute path as a C string}
  ///
  /// @param path a path of the default file system; a relative one is resolved as the JDK does it
  /// @param arena who owns the result
  /// @throws ProviderMismatchException if the path belongs to another file system, such as a zip
  ///   file
  static MemorySegment allocate(Path path, Arena arena) {
    byte[] bytes = bytes(path);
    MemorySegment string = arena.allocate(bytes.length + 1L);
    MemorySegment.copy(bytes, 0, string, ValueLayout.JAVA_BYTE, 0, bytes.length);
    return string;
  }

  /// {@return the absolute path in the bytes of the kernel, without terminator}
  ///
  /// @param path a path of the default file system
  /// @throws ProviderMismatchException if the path belongs to another file system, such as a zip
  ///   file
  static byte[] bytes(Path path) {
    if (!path.getFileSystem().equals(FileSystems.getDefault())) {
      throw new ProviderMismatchException("not a path of the default file system: " + path);
    }
    String raw = path.toUri().getRawPath();
    // toUri marks an existing directory with a final slash, which is not part of the name.
    int end = raw.length() > 1 && raw.endsWith("/") ? raw.length() - 1 : raw.length();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(end);
    for (int i = 0; i < end; i++) {
      if (raw.charAt(i) == '%') {
        bytes.write(HexFormat.fromHexDigits(raw, i + 1, i + 3));
        i += 2;
      } else {
        bytes.write(raw.charAt(i));
      }
    }
    return bytes.toByteArray();
  }
}
