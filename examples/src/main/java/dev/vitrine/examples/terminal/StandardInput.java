// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.terminal;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/// The standard input, which stays open when it is closed: it may be named among the files twice,
/// and then has nothing more to say, and its descriptor must not become that of another file.
///
/// For one thread at a time.
public final class StandardInput implements ReadableByteChannel {

  private final ReadableByteChannel channel = new FileInputStream(FileDescriptor.in).getChannel();

  @Override
  public int read(ByteBuffer target) throws IOException {
    return channel.read(target);
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
  }

  @Override
  public void close() {
    // see above
  }
}
