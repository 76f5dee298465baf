// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import static dev.vitrine.internal.linux.LinuxErrors.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vitrine.testing.Child;
import dev.vitrine.testing.OnLinux;
import dev.vitrine.testing.Places;
import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnLinux
class UnixSocketTest {

  @TempDir(factory = Places.Disk.class)
  private Path directory;

  @Test
  void sealedMemoryGoesToAnotherProcess() throws Exception {
    Path path = directory.resolve("socket");
    try (Arena arena = Arena.ofConfined();
        Fd listening = UnixSocket.listen(path, 1)) {
      List<String> options = List.of("--enable-native-access=ALL-UNNAMED");
      Child child =
          Child.run(
              Map.of(), Child.java(options, SendSealed.class, path.toString(), "from a child"));
      assertThat(child.errors()).isEmpty();
      assertThat(Poll.readable(listening, 1000)).isTrue();
      try (Fd socket = UnixSocket.accept(listening)) {
        ScmRights.Received received = ScmRights.receive(socket);
        try (Fd fd = received.fd()) {
          assertThat(received.message()).isEqualTo("sealed ä");
          assertThat(Seals.get(fd) & Seals.FROZEN).isEqualTo(Seals.FROZEN);
          MemorySegment view = Mmap.shared(fd, 0, Statx.of(fd).byteSize(), arena);
          assertThat(view.getString(0)).isEqualTo("from a child");
          assertFails(Errno.EPERM, () -> FileOutput.pwrite(fd, arena.allocate(1), 0));
        }
        assertThatExceptionOfType(EOFException.class).isThrownBy(() -> ScmRights.receive(socket));
      }
    }
  }

  @Test
  void messagesStayApart() throws Exception {
    Path path = directory.resolve("socket");
    try (Fd listening = UnixSocket.listen(path, 1);
        Fd sender = UnixSocket.connect(path);
        Fd receiver = UnixSocket.accept(listening);
        Fd first = Memfd.create("first");
        Fd second = Memfd.create("second")) {
      ScmRights.send(sender, first, "1");
      ScmRights.send(sender, second, "2".repeat(ScmRights.MAX_MESSAGE));
      ScmRights.Received one = ScmRights.receive(receiver);
      ScmRights.Received two = ScmRights.receive(receiver);
      try (Fd a = one.fd();
          Fd b = two.fd()) {
        assertThat(one.message()).isEqualTo("1");
        assertThat(two.message()).hasSize(ScmRights.MAX_MESSAGE).startsWith("2");
        assertThat(Statx.of(a).inode()).isEqualTo(Statx.of(first).inode());
        assertThat(Statx.of(b).inode()).isEqualTo(Statx.of(second).inode());
      }
      assertThatIllegalArgumentException().isThrownBy(() -> ScmRights.send(sender, first, ""));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ScmRights.send(sender, first, "x".repeat(ScmRights.MAX_MESSAGE + 1)))
          .withMessage("message: wrong size (found 4097, allowed 1 to 4096)");
    }
  }

  @Test
  void messageWithoutDescriptorIsRefused() throws Exception {
    Path path = directory.resolve("socket");
    try (Fd listening = UnixSocket.listen(path, 1);
        SocketChannel sender = SocketChannel.open(UnixDomainSocketAddress.of(path));
        Fd receiver = UnixSocket.accept(listening)) {
      sender.write(ByteBuffer.wrap(new byte[] {1, 2, 3}));
      assertThatIOException()
          .isThrownBy(() -> ScmRights.receive(receiver))
          .withMessageStartingWith("recvmsg: no descriptor in the message");
    }
  }

  @Test
  void moreThanOneDescriptorIsRefusedAndNoneStaysOpen() throws Exception {
    assumeTrue(pythonExists(), "needs python3, to send two descriptors");
    Path path = directory.resolve("socket");
    Path file = Files.writeString(directory.resolve("passed"), "x");
    try (Fd listening = UnixSocket.listen(path, 1)) {
      String script =
          "import socket, sys; s = socket.socket(socket.AF_UNIX); s.connect(sys.argv[1]);"
              + " f = open(sys.argv[2]); n = f.fileno(); socket.send_fds(s, [b'x'], [n, n, n])";
      Child sender = Child.run("python3", "-c", script, path.toString(), file.toString());
      assertThat(sender.errors()).isEmpty();
      try (Fd receiver = UnixSocket.accept(listening)) {
        assertThatIOException()
            .isThrownBy(() -> ScmRights.receive(receiver))
            .withMessageStartingWith("recvmsg: more than one descriptor in the message");
      }
    }
    assertThat(OpenDescriptors.count(file.toString())).isZero();
  }

  @Test
  void reportsMissingListenersAndTakenPaths() throws Exception {
    Path path = directory.resolve("socket");
    assertFails(Errno.ENOENT, () -> UnixSocket.connect(path));
    UnixSocket.listen(path, 1).close();
    assertFails(Errno.ECONNREFUSED, () -> UnixSocket.connect(path));
    assertFails(Errno.EADDRINUSE, () -> UnixSocket.listen(path, 1));
    Path longPath = directory.resolve("x".repeat(110));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UnixSocket.connect(longPath))
        .withMessageContaining("socket path: too long")
        .withMessageContaining("allowed 107");
  }

  @Test
  void senderIsToldThatTheOtherEndIsClosed() throws Exception {
    Path path = directory.resolve("socket");
    try (Fd listening = UnixSocket.listen(path, 1);
        Fd sender = UnixSocket.connect(path)) {
      UnixSocket.accept(listening).close();
      assertFails(Errno.EPIPE, () -> ScmRights.send(sender, listening, "x"));
    }
  }

  private static boolean pythonExists() {
    try {
      return Child.run("python3", "-c", "import socket; socket.send_fds").exit() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
