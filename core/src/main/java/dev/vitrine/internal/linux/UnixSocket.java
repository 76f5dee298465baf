// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/// Stream sockets with a path (`unix(7)`), for handing descriptors from process to process with
/// [ScmRights]. The JDK's `SocketChannel` has such sockets too, but not their descriptors.
///
/// Calls wait, as long as the other side likes ([Poll] gives them a limit); one interrupted by a
/// signal is made again. Stateless and safe for use by many threads.
public final class UnixSocket {

  /// The family of sockets with a path (`<bits/socket.h>`).
  static final int AF_UNIX = 1;

  /// A stream of bytes (`<bits/socket_type.h>`).
  static final int SOCK_STREAM = 1;

  /// Close on exec (`<bits/socket_type.h>`).
  static final int SOCK_CLOEXEC = 0x80000;

  /// The size of `struct sockaddr_un` (`<linux/un.h>`), and the offset of the path in it, in bytes.
  private static final int SOCKADDR_UN_SIZE = 110;

  private static final int SUN_PATH = 2;

  // int socket(int domain, int type, int protocol);
  private static final MethodHandle SOCKET =
      Downcall.of("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));

  // int bind(int sockfd, const struct sockaddr *addr, socklen_t addrlen);
  private static final MethodHandle BIND =
      Downcall.of("bind", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));

  // int listen(int sockfd, int backlog);
  private static final MethodHandle LISTEN =
      Downcall.of("listen", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));

  // int accept4(int sockfd, struct sockaddr *addr, socklen_t *addrlen, int flags);
  private static final MethodHandle ACCEPT4 =
      Downcall.of("accept4", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, ADDRESS, JAVA_INT));

  // int connect(int sockfd, const struct sockaddr *addr, socklen_t addrlen);
  private static final MethodHandle CONNECT =
      Downcall.of("connect", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));

  private UnixSocket() {}

  /// {@return a socket that listens at a new path}
  ///
  /// Who may connect is decided by the permissions of the path and its directories. The path stays
  /// when the socket is closed: the caller deletes it.
  ///
  /// @param path where, at most 107 bytes when absolute; must not exist
  /// @param backlog how many connections may wait to be accepted
  /// @throws LinuxException `EADDRINUSE` if the path exists, `EACCES`, `EROFS`, …
  /// @throws IllegalArgumentException if the path is too long
  public static Fd listen(Path path, int backlog) throws LinuxException {
    return open(
        path,
        (socket, address) -> {
          bind(socket, path, address);
          listen(socket, path, backlog);
        });
  }

  /// {@return the next connection to a listening socket}
  ///
  /// @param listening what [#listen] returned; [Poll] tells whether somebody waits
  /// @throws LinuxException `ECONNABORTED`, `EMFILE`, …
  public static Fd accept(Fd listening) throws LinuxException {
    // SAFETY: null pointers are allowed: "When addr is NULL, nothing is filled in; in this case,
    // addrlen is not used, and should also be NULL" (accept(2), man-pages 6.9).
    return Fd.owning(
        Downcall.retrying(
            "accept4",
            listening,
            e ->
                (int)
                    ACCEPT4.invokeExact(
                        e,
                        listening.number(),
                        MemorySegment.NULL,
                        MemorySegment.NULL,
                        SOCK_CLOEXEC)));
  }

  /// {@return a connection to the process that listens at a path}
  ///
  /// @param path where, at most 107 bytes when absolute
  /// @throws LinuxException `ECONNREFUSED` if nobody listens, `ENOENT`, `EACCES`, …
  /// @throws IllegalArgumentException if the path is too long
  public static Fd connect(Path path) throws LinuxException {
    return open(path, (socket, address) -> connect(socket, path, address));
  }

  /// What is done with a new socket and an address before anybody sees the socket.
  @FunctionalInterface
  private interface Setup {
    void apply(Fd socket, MemorySegment address) throws LinuxException;
  }

  private static Fd open(Path path, Setup setup) throws LinuxException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment address = address(path, arena);
      Fd socket = socket(path);
      try {
        setup.apply(socket, address);
        return socket;
      } catch (LinuxException e) {
        socket.close();
        throw e;
      }
    }
  }

  private static Fd socket(Path path) throws LinuxException {
    // SAFETY: no pointer is passed.
    return Fd.owning(
        Downcall.run(
            "socket",
            path,
            e -> (int) SOCKET.invokeExact(e, AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)));
  }

  private static void bind(Fd socket, Path path, MemorySegment address) throws LinuxException {
    // SAFETY: the kernel reads as many bytes at `address` as the length says, which is the
    // segment's own; the linker keeps it alive ("A is kept alive during the invocation", Linker,
    // JDK 25).
    var _ =
        Downcall.run(
            "bind", path, e -> (int) BIND.invokeExact(e, socket.number(), address, size(address)));
  }

  private static void listen(Fd socket, Path path, int backlog) throws LinuxException {
    // SAFETY: no pointer is passed.
    var _ =
        Downcall.run("listen", path, e -> (int) LISTEN.invokeExact(e, socket.number(), backlog));
  }

  private static void connect(Fd socket, Path path, MemorySegment address) throws LinuxException {
    // SAFETY: as for bind. Interrupted, a Unix socket is not connected yet, and may try again.
    var _ =
        Downcall.retrying(
            "connect",
            path,
            e -> (int) CONNECT.invokeExact(e, socket.number(), address, size(address)));
  }

  private static MemorySegment address(Path path, Arena arena) {
    byte[] name = NativePath.bytes(path);
    int allowed = SOCKADDR_UN_SIZE - SUN_PATH - 1;
    if (name.length > allowed) {
      throw new IllegalArgumentException(
          "socket path: too long (found %d bytes, allowed %d) [%s]"
              .formatted(name.length, allowed, path));
    }
    MemorySegment address = arena.allocate(SUN_PATH + name.length + 1L, Short.BYTES);
    address.set(JAVA_SHORT, 0, (short) AF_UNIX);
    MemorySegment.copy(name, 0, address, JAVA_BYTE, SUN_PATH, name.length);
    return address;
  }

  private static int size(MemorySegment address) {
    return Math.toIntExact(address.byteSize());
  }
}
