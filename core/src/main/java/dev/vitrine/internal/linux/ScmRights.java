// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/// Hands an open file to another process over a [UnixSocket] (`SCM_RIGHTS` of `unix(7)`).
///
/// The other process gets a descriptor of the same open file. What came in is foreign: ask it for
/// its seals before believing anything.
///
/// Stateless and safe for use by many threads.
public final class ScmRights {

  /// How long a message beside the descriptor may be, in bytes: one page, so that the kernel keeps
  /// it in one piece.
  public static final int MAX_MESSAGE = 4096;

  /// The level of the control message (`<bits/socket.h>`).
  static final int SOL_SOCKET = 1;

  /// Its type (`<bits/socket.h>`).
  static final int SCM_RIGHTS = 1;

  /// No SIGPIPE if the other end is gone (`<bits/socket.h>`).
  static final int MSG_NOSIGNAL = 0x4000;

  /// Received descriptors are closed on exec (`<bits/socket.h>`).
  static final int MSG_CMSG_CLOEXEC = 0x40000000;

  /// Control messages did not fit (`<bits/socket.h>`).
  static final int MSG_CTRUNC = 8;

  /// The size of `struct msghdr` (`<bits/socket.h>`), and below the offsets of its members, in
  /// bytes.
  private static final int MSGHDR_SIZE = 56;

  private static final int MSG_IOV = 16;
  private static final int MSG_IOVLEN = 24;
  private static final int MSG_CONTROL = 32;
  private static final int MSG_CONTROLLEN = 40;
  private static final int MSG_FLAGS = 48;

  /// The size of `struct iovec` (`<bits/types/struct_iovec.h>`), and the offset of the length in
  /// it.
  private static final int IOVEC_SIZE = 16;

  private static final int IOV_LEN = 8;

  /// `CMSG_LEN(sizeof(int))` and `CMSG_SPACE(sizeof(int))`, and the offsets in `struct cmsghdr`.
  private static final int CMSG_LEN_INT = 20;

  private static final int CMSG_SPACE_INT = 24;
  private static final int CMSG_LEVEL = 8;
  private static final int CMSG_TYPE = 12;
  private static final int CMSG_DATA = 16;

  // ssize_t sendmsg(int sockfd, const struct msghdr *msg, int flags);
  private static final MethodHandle SENDMSG =
      Downcall.of("sendmsg", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT));

  // ssize_t recvmsg(int sockfd, struct msghdr *msg, int flags);
  private static final MethodHandle RECVMSG =
      Downcall.of("recvmsg", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT));

  private ScmRights() {}

  /// A descriptor and the text that came with it.
  ///
  /// @param fd the descriptor, owned by the receiver
  /// @param message the text, which may hold replacement characters if it was not UTF-8
  public record Received(Fd fd, String message) {}

  /// Sends a descriptor, which stays open here too.
  ///
  /// @param socket a connected socket
  /// @param fd the descriptor
  /// @param message text for the receiver, 1 to [#MAX_MESSAGE] bytes in UTF-8
  /// @throws LinuxException `EPIPE` if the other end is closed, `ETOOMANYREFS`, …
  /// @throws IllegalArgumentException if the message has another size
  public static void send(Fd socket, Fd fd, String message) throws LinuxException {
    byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
    if (bytes.length == 0 || bytes.length > MAX_MESSAGE) {
      throw new IllegalArgumentException(
          "message: wrong size (found %d, allowed 1 to %d)".formatted(bytes.length, MAX_MESSAGE));
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment control = arena.allocate(CMSG_SPACE_INT, Long.BYTES);
      control.set(JAVA_LONG, 0, CMSG_LEN_INT);
      control.set(JAVA_INT, CMSG_LEVEL, SOL_SOCKET);
      control.set(JAVA_INT, CMSG_TYPE, SCM_RIGHTS);
      control.set(JAVA_INT, CMSG_DATA, fd.number());
      MemorySegment header = header(arena, arena.allocateFrom(JAVA_BYTE, bytes), control);
      // SAFETY: the kernel reads the header and what it points to: one iovec with the message, and
      // the control message, each with the size stated; all live until the arena is closed.
      var _ =
          Downcall.retrying(
              "sendmsg",
              socket,
              errno -> (long) SENDMSG.invokeExact(errno, socket.number(), header, MSG_NOSIGNAL));
    }
  }

  /// {@return the next descriptor that was sent, with its message}
  ///
  /// @param socket a connected socket
  /// @throws EOFException if the other end is closed
  /// @throws IOException if the other end sent something else, such as two descriptors or none
  public static Received receive(Fd socket) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment payload = arena.allocate(MAX_MESSAGE);
      MemorySegment control = arena.allocate(CMSG_SPACE_INT, Long.BYTES);
      MemorySegment header = header(arena, payload, control);
      // Room for one descriptor: in CMSG_SPACE, 24 bytes, the kernel would put two.
      header.set(JAVA_LONG, MSG_CONTROLLEN, CMSG_LEN_INT);
      // SAFETY: the kernel writes into the header and what it points to, as for sendmsg, at most
      // the sizes stated; all live until the arena is closed.
      long size =
          Downcall.retrying(
              "recvmsg",
              socket,
              errno ->
                  (long) RECVMSG.invokeExact(errno, socket.number(), header, MSG_CMSG_CLOEXEC));
      if (size == 0) {
        throw new EOFException("recvmsg: the other end is closed [%s]".formatted(socket));
      }
      Fd fd = descriptor(socket, header, control);
      byte[] message = payload.asSlice(0, size).toArray(JAVA_BYTE);
      return new Received(fd, new String(message, StandardCharsets.UTF_8));
    }
  }

  private static Fd descriptor(Fd socket, MemorySegment header, MemorySegment control)
      throws IOException {
    boolean one =
        header.get(JAVA_LONG, MSG_CONTROLLEN) >= CMSG_LEN_INT
            && control.get(JAVA_LONG, 0) == CMSG_LEN_INT
            && control.get(JAVA_INT, CMSG_LEVEL) == SOL_SOCKET
            && control.get(JAVA_INT, CMSG_TYPE) == SCM_RIGHTS;
    if (!one) {
      throw new IOException("recvmsg: no descriptor in the message [%s]".formatted(socket));
    }
    Fd fd = Fd.owning(control.get(JAVA_INT, CMSG_DATA));
    if ((header.get(JAVA_INT, MSG_FLAGS) & MSG_CTRUNC) != 0) {
      fd.close();
      throw new IOException(
          "recvmsg: more than one descriptor in the message [%s]".formatted(socket));
    }
    return fd;
  }

  private static MemorySegment header(Arena arena, MemorySegment payload, MemorySegment control) {
    MemorySegment vector = arena.allocate(IOVEC_SIZE, Long.BYTES);
    vector.set(ADDRESS, 0, payload);
    vector.set(JAVA_LONG, IOV_LEN, payload.byteSize());
    MemorySegment header = arena.allocate(MSGHDR_SIZE, Long.BYTES);
    header.set(ADDRESS, MSG_IOV, vector);
    header.set(JAVA_LONG, MSG_IOVLEN, 1);
    header.set(ADDRESS, MSG_CONTROL, control);
    header.set(JAVA_LONG, MSG_CONTROLLEN, control.byteSize());
    return header;
  }
}
