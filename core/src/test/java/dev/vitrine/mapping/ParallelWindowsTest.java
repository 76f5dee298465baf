// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.vitrine.RecordFormat;
import dev.vitrine.VerifyContext;
import dev.vitrine.VerifyOptions;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ParallelWindowsTest {

  private static final int WINDOW = 1 << 20;
  private static final NumberedLines FORMAT = new NumberedLines();
  private static final VerifyOptions DEFAULT = VerifyOptions.DEFAULT;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void joinedAreTheFile(int threads) throws IOException {
    Random random = new Random(threads);
    for (int limit : new int[] {5, 200, WINDOW / 2, 5 * WINDOW}) {
      byte[] content = new byte[7 * WINDOW + random.nextInt(100)];
      Arrays.fill(content, (byte) 'x');
      for (int i = 0; i < content.length; i += 1 + random.nextInt(limit)) {
        content[i] = '\n';
      }
      assertReadWhole(content, threads);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8})
  void joinedAreASmallOrEmptyFile(int threads) throws IOException {
    for (String content : new String[] {"", "\n", "x", "\n\nx", "one\ntwo\n"}) {
      assertReadWhole(content.getBytes(US_ASCII), threads);
    }
  }

  private void assertReadWhole(byte[] content, int threads) throws IOException {
    Path path = Files.write(folder.resolve("file"), content);
    Collected fromFile = new Collected();
    ParallelWindows.forEach(path, FORMAT, DEFAULT.withThreads(threads), () -> fromFile::add);
    fromFile.assertIs(content);
    InputStream stream = new ByteArrayInputStream(content);
    Collected fromStream = new Collected();
    VerifyOptions options = DEFAULT.withThreads(threads);
    ParallelWindows.forEach(stream, "-", FORMAT, options, () -> fromStream::add);
    fromStream.assertIs(content);
  }

  /// What windows held, by their place.
  private static final class Collected {
    private final Map<Long, byte[]> windows = new ConcurrentSkipListMap<>();
    private final Map<Long, Long> firstRecords = new ConcurrentHashMap<>();

    void add(Window<MemorySegment> window) {
      long offset = window.view().segment().fileOffset();
      windows.put(offset, window.view().get().toArray(ValueLayout.JAVA_BYTE));
      firstRecords.put(offset, window.firstRecord());
    }

    void assertIs(byte[] content) {
      int end = 0;
      long records = 0;
      for (Map.Entry<Long, byte[]> window : windows.entrySet()) {
        assertThat(window.getKey()).isEqualTo(end);
        assertThat(firstRecords).containsEntry(window.getKey(), records);
        for (byte b : window.getValue()) {
          records += b == '\n' ? 1 : 0;
          if (b != content[end++]) {
            throw new AssertionError("byte " + (end - 1) + " differs");
          }
        }
      }
      assertThat(end).isEqualTo(content.length);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void failAsOneThreadWouldThough(long seed) throws IOException {
    Random random = new Random(seed);
    for (int round = 0; round < 20; round++) {
      byte[] content = lines(6 * WINDOW, 1000);
      for (int bad = 1 + random.nextInt(4); bad > 0; bad--) {
        content[random.nextInt(content.length)] = '!';
      }
      Path path = Files.write(folder.resolve("file"), content);
      VerifyOptions options = DEFAULT.withFirstRecord(random.nextInt(10));
      Throwable alone = catchThrowable(() -> readAll(path, options));
      assertThat(alone).isNotNull();
      assertThatThrownBy(() -> readAll(path, options.withThreads(4)))
          .as("seed %d, round %d", seed, round)
          .hasSameClassAs(alone)
          .hasMessage(alone.getMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {100, WINDOW, 2 * WINDOW + 7})
  void recordAboveTheLimitIsRefusedAsByOneThread(int limit) throws IOException {
    byte[] content = lines(8 * WINDOW, 90);
    Arrays.fill(content, content.length - limit - 1000, content.length, (byte) 'x');
    Path path = Files.write(folder.resolve("file"), content);
    VerifyOptions options = DEFAULT.withMaxRecordByteSize(limit);
    Throwable alone = catchThrowable(() -> readAll(path, options));
    assertThat(alone).hasMessageContaining("record too long");
    assertThatThrownBy(() -> readAll(path, options.withThreads(3))).hasMessage(alone.getMessage());
  }

  private static void readAll(Path path, VerifyOptions options) throws IOException {
    ParallelWindows.forEach(path, FORMAT, options, () -> window -> {});
  }

  @Test
  void firstFailureOfReadersIsThrown() throws IOException {
    Path path = Files.write(folder.resolve("file"), lines(8 * WINDOW, WINDOW));
    for (int round = 0; round < 50; round++) {
      assertThatThrownBy(() ->
              ParallelWindows.forEach(
                  path,
                  FORMAT,
                  DEFAULT.withThreads(4),
                  () ->
                      window -> {
                        long offset = window.view().segment().fileOffset();
                        if (offset >= 3 * WINDOW) {
                          throw new IllegalStateException("window " + offset / WINDOW);
                        }
                      }))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("window 3");
    }
  }

  @Test
  void whoeverAsksForRecordsBehindAFailureStops() throws IOException {
    byte[] content = lines(8 * WINDOW, 100);
    content[WINDOW + 5000] = '!';
    Path path = Files.write(folder.resolve("file"), content);
    assertThatThrownBy(() ->
            ParallelWindows.forEach(
                path, FORMAT, DEFAULT.withThreads(4), () -> Window::firstRecord))
        .hasMessageContaining("exclamation mark");
  }

  @Test
  void readerThatCannotBeMadeEndsThoseWhoWait() throws IOException {
    Path path = Files.write(folder.resolve("file"), lines(8 * WINDOW, 100));
    CountDownLatch reading = new CountDownLatch(1);
    AtomicInteger readers = new AtomicInteger();
    assertThatThrownBy(() ->
            ParallelWindows.forEach(
                path,
                FORMAT,
                DEFAULT.withThreads(3),
                () -> {
                  if (readers.incrementAndGet() == 3) {
                    await(reading);
                    throw new IllegalStateException("no third reader");
                  }
                  return window -> {
                    reading.countDown();
                    window.firstRecord(); // of a window behind the first one, which nobody verifies
                  };
                }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no third reader");
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void manyThreadsReadAtTheSameTime() throws IOException {
    Path path = Files.write(folder.resolve("file"), lines(8 * WINDOW, WINDOW));
    CyclicBarrier all = new CyclicBarrier(4);
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    AtomicInteger readers = new AtomicInteger();
    ParallelWindows.forEach(
        path,
        FORMAT,
        DEFAULT.withThreads(4),
        () -> {
          readers.incrementAndGet();
          return window -> {
            threads.add(Thread.currentThread());
            try {
              all.await(20, TimeUnit.SECONDS);
            } catch (Exception e) {
              throw new IllegalStateException("fewer than four threads at a time", e);
            }
          };
        });
    assertThat(threads).hasSize(4).contains(Thread.currentThread());
    assertThat(readers).hasValue(4);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void whatWasKeptOfAWindowCannotBeReadAfterwards(int threads) throws IOException {
    Path path = Files.write(folder.resolve("file"), lines(16 * WINDOW, 100));
    AtomicInteger refused = new AtomicInteger();
    List<MemorySegment> all = Collections.synchronizedList(new ArrayList<>());
    ParallelWindows.forEach(
        path,
        FORMAT,
        DEFAULT.withThreads(threads),
        () -> {
          List<MemorySegment> kept = new ArrayList<>();
          return window -> {
            for (MemorySegment earlier : kept) {
              assertThatThrownBy(() -> earlier.get(ValueLayout.JAVA_BYTE, 0))
                  .isInstanceOf(IllegalStateException.class);
              refused.incrementAndGet();
            }
            kept.add(window.view().get());
            all.add(window.view().get());
          };
        });
    assertThat(refused).hasPositiveValue();
    assertThat(all)
        .allSatisfy(segment ->
            assertThatThrownBy(() -> segment.get(ValueLayout.JAVA_BYTE, 0))
                .isInstanceOfAny(IllegalStateException.class, WrongThreadException.class));
  }

  @Test
  void oneThreadReadsASmallFile() throws IOException {
    Path path = Files.write(folder.resolve("file"), lines(1000, 10));
    AtomicInteger readers = new AtomicInteger();
    ParallelWindows.forEach(
        path,
        FORMAT,
        DEFAULT.withThreads(4),
        () -> {
          readers.incrementAndGet();
          return window -> assertThat(Thread.currentThread().getName()).doesNotContain("vitrine");
        });
    assertThat(readers).hasValue(1);
  }

  @Test
  void oneThreadReadsPiecesThatDependOnEachOther() throws IOException {
    RecordFormat<Long> numbered = new Counting(0);
    Path path = Files.write(folder.resolve("file"), lines(8 * WINDOW, WINDOW));
    AtomicLong last = new AtomicLong();
    ParallelWindows.forEach(
        path, numbered, DEFAULT.withThreads(4), () -> window -> last.set(window.view().get()));
    assertThat(last).hasValue(7);
  }

  /// Pieces that know how many come before them.
  private record Counting(long before) implements RecordFormat<Long> {
    @Override
    public String name() {
      return "counting/1";
    }

    @Override
    public Long verify(FrozenSegment segment, VerifyContext context) {
      return before;
    }

    @Override
    public long lastBoundary(MemorySegment bytes, long from) {
      return FORMAT.lastBoundary(bytes, from);
    }

    @Override
    public RecordFormat<Long> following(Long piece) {
      return new Counting(piece + 1);
    }
  }

  @Test
  void fileThatShrinksMeanwhileEndsThere() throws IOException {
    Path path = Files.write(folder.resolve("file"), lines(9 * WINDOW, 100));
    assertThat(sizeIf(path, () -> Shell.run("truncate -s 5000000 \"$1\"", path)))
        .isEqualTo(5_000_000);
  }

  @Test
  void fileThatGrowsMeanwhileIsReadToItsNewEnd() throws IOException {
    byte[] more = lines(WINDOW, 100);
    Path path = Files.write(folder.resolve("file"), lines(2 * WINDOW, 100));
    assertThat(sizeIf(path, () -> Files.write(path, more, StandardOpenOption.APPEND)))
        .isEqualTo(3 * WINDOW);
  }

  private interface Change {
    void make() throws IOException;
  }

  /// {@return how much is read of a file that changes when one window has been read}
  private static long sizeIf(Path path, Change change) throws IOException {
    AtomicLong read = new AtomicLong();
    AtomicInteger readers = new AtomicInteger();
    ParallelWindows.forEach(
        path,
        FORMAT,
        DEFAULT.withThreads(2),
        () -> {
          if (readers.getAndIncrement() == 1) {
            makeUnchecked(change);
          }
          return window -> read.addAndGet(window.view().segment().byteSize());
        });
    return read.get();
  }

  private static void makeUnchecked(Change change) {
    try {
      change.make();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void streamIsClosedOnceAndItsExceptionPassedOn() throws IOException {
    AtomicInteger closed = new AtomicInteger();
    IOException broken = new IOException("broken");
    InputStream stream =
        new FilterInputStream(new ByteArrayInputStream(lines(3 * WINDOW, 100))) {
          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            int count = super.read(target, offset, length);
            if (count < 0) {
              throw broken;
            }
            return count;
          }

          @Override
          public void close() {
            closed.incrementAndGet();
          }
        };
    AtomicLong read = new AtomicLong();
    assertThatThrownBy(() ->
            ParallelWindows.forEach(
                stream,
                "-",
                FORMAT,
                DEFAULT.withThreads(3),
                () -> window -> read.addAndGet(window.view().segment().byteSize())))
        .isSameAs(broken);
    assertThat(closed).hasValue(1);
    assertThat(read.get()).as("what came before").isGreaterThan(WINDOW);
  }

  @Test
  void everyByteIsToldToTheProgressOnce() throws IOException {
    byte[] content = lines(5 * WINDOW + 7, 100);
    Path path = Files.write(folder.resolve("file"), content);
    AtomicLong read = new AtomicLong();
    VerifyOptions options = DEFAULT.withThreads(3);
    ParallelWindows.forEach(
        path, new Told(), options.withProgress(read::addAndGet), () -> window -> {});
    assertThat(read).hasValue(content.length);
  }

  /// Lines, of which it is told how many bytes have been verified.
  private record Told() implements RecordFormat<MemorySegment> {
    @Override
    public String name() {
      return "told/1";
    }

    @Override
    public MemorySegment verify(FrozenSegment segment, VerifyContext context) {
      context.progress(segment.byteSize());
      return segment.bytes();
    }

    @Override
    public long lastBoundary(MemorySegment bytes, long from) {
      return FORMAT.lastBoundary(bytes, from);
    }

    @Override
    public boolean hasIndependentPieces() {
      return true;
    }
  }

  @Test
  void interruptedThreadReadsOnAndStaysInterrupted() throws IOException {
    byte[] content = lines(5 * WINDOW, 100);
    Path path = Files.write(folder.resolve("file"), content);
    Collected all = new Collected();
    Thread.currentThread().interrupt();
    try {
      ParallelWindows.forEach(path, FORMAT, DEFAULT.withThreads(2), () -> all::add);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    all.assertIs(content);
  }

  @Test
  void refusesWhatCannotBeRead() {
    VerifyOptions two = DEFAULT.withThreads(2);
    assertThatThrownBy(() -> readAll(folder.resolve("missing"), two))
        .isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> readAll(null, two)).hasMessage("path");
    assertThatThrownBy(() -> readAll(folder, two)).hasMessage(folder + ": is a directory");
  }

  private static byte[] lines(int byteSize, int recordSize) {
    byte[] content = new byte[byteSize];
    Arrays.fill(content, (byte) 'x');
    for (int i = recordSize - 1; i < byteSize; i += recordSize) {
      content[i] = '\n';
    }
    return content;
  }
}
