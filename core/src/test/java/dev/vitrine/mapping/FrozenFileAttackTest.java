// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.VerifiedView;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What others do to a file, and threads to each other, changes no byte that has been frozen.
@Timeout(60)
class FrozenFileAttackTest {

  private static final FreezePolicy COPY =
      FreezePolicy.DEFAULT.withMechanisms(Set.of(Mechanism.PRIVATE_COPY));

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "printf changed | dd of=\"$1\" conv=notrunc status=none",
        ": > \"$1\"",
        "truncate -s 10 \"$1\"",
        "truncate -s 10M \"$1\"",
        "rm \"$1\"",
        "printf other > \"$1.new\"; mv \"$1.new\" \"$1\"",
        "chmod 000 \"$1\"",
      })
  void changesAfterOpeningAreNotSeen(String script) throws IOException {
    byte[] content = Content.random(100_003);
    Path path = Content.file(folder, "file", content);
    try (FrozenFile file = FrozenFile.open(path, COPY)) {
      VerifiedView<byte[]> view = file.verify(new Content.Anything());
      Shell.run(script, path);
      Content.assertHolds(file, content);
      view.confirm();
      assertThat(file.verify(new Content.Anything()).get()).isEqualTo(content);
    }
  }

  @Test
  void fileThatShrinksWhileItIsCopiedIsRefusedOrWhole() throws Exception {
    int size = 4 << 20;
    byte[] content = Content.random(size);
    Path path = Content.file(folder, "file", content);
    AtomicBoolean stop = new AtomicBoolean();
    Thread truncater = Thread.ofPlatform().start(() -> shrinkAndGrow(path, size, stop));
    int refused = 0;
    try {
      for (int round = 0; round < 200; round++) {
        try (FrozenFile file = FrozenFile.open(path, COPY)) {
          // Growing again in the middle of a copy leaves zeros, which is a mixture, but never less.
          assertThat(file.byteSize()).isIn(0L, size / 2L, (long) size);
        } catch (IOException e) {
          assertThat(e).hasMessageStartingWith("copy: file shrank while it was read at byte ");
          refused++;
        }
      }
    } finally {
      stop.set(true);
      truncater.join();
    }
    System.out.printf("shrank during a copy: %d of 200 rounds%n", refused);
  }

  private static void shrinkAndGrow(Path path, int size, AtomicBoolean stop) {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      while (!stop.get()) {
        file.setLength(size / 2);
        file.setLength(size);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void fileThatShrankBeforeItsCopyIsRefusedWithThePlace() throws IOException {
    Path path = Content.file(folder, "file", new byte[10_000]);
    try (Source source = Source.open(path)) {
      Extent extent = COPY.withRegion(100, 9000).extent(source);
      Shell.run("truncate -s 5000 \"$1\"", path);
      assertThatThrownBy(() -> Shrunk.check(source, extent, 9000))
          .isInstanceOf(IOException.class)
          .hasMessage(
              "copy: file shrank while it was read at byte 5000 (found 5000 bytes, allowed 9100)"
                  + " [%s]",
              path);
      assertThatThrownBy(() -> Shrunk.check(source, extent, 12))
          .hasMessageContaining("at byte 112 ");
    }
  }

  @Test
  void fileThatGrowsIsFrozenAsItsBeginning() throws Exception {
    byte[] content = Content.random(1 << 20);
    Path path = Content.file(folder, "file", content);
    AtomicBoolean stop = new AtomicBoolean();
    Thread writer =
        Thread.ofPlatform()
            .start(() -> {
              try (var out = Files.newOutputStream(path, java.nio.file.StandardOpenOption.APPEND)) {
                for (int i = 0; i < 200_000 && !stop.get(); i++) {
                  out.write(new byte[10]);
                }
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });
    try {
      for (int round = 0; round < 50; round++) {
        try (FrozenFile file = FrozenFile.open(path, COPY)) {
          assertThat(file.byteSize()).isGreaterThanOrEqualTo(content.length);
          assertThat(Content.bytes(file.segment().slice(0, content.length))).isEqualTo(content);
        }
      }
    } finally {
      stop.set(true);
      writer.join();
    }
  }

  @Test
  void closingWhileEightThreadsReadEndsThemInOrder() throws Exception {
    Path path = Content.file(folder, "file", Content.random(1 << 16));
    for (int round = 0; round < 20; round++) {
      FrozenFile file = FrozenFile.open(path);
      Queue<Throwable> ends = new ConcurrentLinkedQueue<>();
      CountDownLatch reading = new CountDownLatch(8);
      List<Thread> readers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        readers.add(Thread.ofPlatform().start(() -> readForEver(file, reading, ends)));
      }
      reading.await();
      closeUntilClosed(file);
      for (Thread reader : readers) {
        reader.join();
      }
      assertThat(ends).hasSize(8).allMatch(e -> e instanceof IllegalStateException);
    }
  }

  private static void readForEver(FrozenFile file, CountDownLatch reading, Queue<Throwable> ends) {
    MemorySegment bytes = file.segment().bytes();
    long sum = 0;
    try {
      reading.countDown();
      while (true) {
        for (long i = 0; i < bytes.byteSize(); i += 64) {
          sum += bytes.get(ValueLayout.JAVA_BYTE, i);
        }
      }
    } catch (RuntimeException | Error e) {
      ends.add(e);
    }
    assertThat(sum).isNotEqualTo(Long.MIN_VALUE);
  }

  private static void closeUntilClosed(FrozenFile file) {
    file.close();
    assertThatThrownBy(() -> file.segment().confirm()).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void interruptedThreadOpensAndVerifiesAndStaysInterrupted() throws IOException {
    byte[] content = Content.random(3 << 20);
    Path path = Content.file(folder, "file", content);
    Thread.currentThread().interrupt();
    try (FrozenFile file = FrozenFile.open(path)) {
      byte[] seen = file.verify(new Content.Anything()).get();
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
      assertThat(seen).isEqualTo(content);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
