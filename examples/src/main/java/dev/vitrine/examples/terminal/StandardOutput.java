// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/// The standard output, which remembers why it could not be written: `System.out` forgets it, and a
/// full disk would look like success.
///
/// For one thread at a time.
public final class StandardOutput extends OutputStream {

  private final OutputStream out = new FileOutputStream(FileDescriptor.out);
  private @Nullable IOException failure;

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int size) throws IOException {
    try {
      out.write(bytes, offset, size);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  /// {@return whether there is a failure that the user ought to know}
  ///
  /// A reader who has seen enough, as `head` has, is none: others end by SIGPIPE there, silently;
  /// the JVM ignores that signal and gets EPIPE.
  public boolean isWorthTelling() {
    return failure != null && !"Broken pipe".equals(failure.getMessage());
  }

  /// {@return the failure in words}
  public String failure() {
    String reason = failure == null ? "no failure" : failure.getMessage();
    return "cannot write: " + reason + " [standard output]";
  }
}
