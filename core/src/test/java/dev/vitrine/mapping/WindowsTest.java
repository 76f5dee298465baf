// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.InvalidDataException;
import dev.vitrine.RecordFault;
import dev.vitrine.RecordFormat;
import dev.vitrine.VerifiedView;
import dev.vitrine.VerifyContext;
import dev.vitrine.VerifyOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WindowsTest {

  private static final int WINDOW = 1 << 20;

  private static final VerifyOptions DEFAULT = VerifyOptions.DEFAULT;

  @TempDir Path folder;

  @Nested
  class Content {

    @ParameterizedTest
    @ValueSource(
        ints = {
          WINDOW - 3,
          WINDOW - 2,
          WINDOW - 1,
          WINDOW,
          WINDOW + 1,
          WINDOW + 2,
          WINDOW + 3,
          1,
          WINDOW / 2,
          2 * WINDOW,
          5 * WINDOW + 1
        })
    void joinedIsTheFileForRecordsOfAnySize(int recordSize) throws IOException {
      for (boolean ended : new boolean[] {true, false}) {
        byte[] content = lines(Math.max(3 * WINDOW + 5, 2 * recordSize + 1), recordSize);
        content[content.length - 1] = (byte) (ended ? '\n' : 'x');
        assertReadWhole(content);
      }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void joinedIsTheFileForRecordsOfRandomSize(long seed) throws IOException {
      Random random = new Random(seed);
      byte[] content = new byte[4 * WINDOW + random.nextInt(100)];
      Arrays.fill(content, (byte) 'x');
      int limit = random.nextInt(2) == 0 ? 200 : 2 * WINDOW;
      for (int i = 0; i < content.length; i += 1 + random.nextInt(limit)) {
        content[i] = '\n';
      }
      assertReadWhole(content);
    }

    @Test
    void ofSmallAndEmptyFiles() throws IOException {
      assertReadWhole(new byte[0]);
      assertReadWhole(new byte[] {'\n'});
      assertReadWhole(new byte[] {'x'});
      assertReadWhole(new byte[] {'\n', '\n', 'x'});
    }

    private void assertReadWhole(byte[] content) throws IOException {
      Path path = Files.write(folder.resolve("file"), content);
      try (Windows<MemorySegment> file = Windows.open(path, new NumberedLines(), DEFAULT)) {
        assertThat(Arrays.equals(readAll(file), content)).isTrue();
        assertThat(file.byteOffset()).isEqualTo(content.length);
        assertThat(file.advance()).as("after the end").isFalse();
      }
      InputStream stream = new ByteArrayInputStream(content);
      try (Windows<MemorySegment> pipe = Windows.of(stream, "-", new NumberedLines(), DEFAULT)) {
        assertThat(Arrays.equals(readAll(pipe), content)).isTrue();
      }
    }
  }

  @Nested
  class Streams {

    @Test
    void thatGiveOneByteAtATimeAreReadWhole() throws IOException {
      byte[] content = lines(WINDOW + 4321, 77);
      InputStream dripping =
          new FilterInputStream(new ByteArrayInputStream(content)) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
              return super.read(target, offset, Math.min(length, 1));
            }
          };
      try (Windows<MemorySegment> pipe = Windows.of(dripping, "-", new NumberedLines(), DEFAULT)) {
        assertThat(readAll(pipe)).isEqualTo(content);
      }
    }

    @Test
    void areClosedOnceTogetherWithTheWindows() throws IOException {
      AtomicInteger closed = new AtomicInteger();
      InputStream stream =
          new ByteArrayInputStream(new byte[10]) {
            @Override
            public void close() {
              closed.incrementAndGet();
            }
          };
      Windows<MemorySegment> pipe = Windows.of(stream, "-", new NumberedLines(), DEFAULT);
      assertThat(pipe.advance()).isTrue();
      pipe.close();
      pipe.close();
      assertThat(closed).hasValue(1);
      assertThatThrownBy(pipe::advance).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(pipe::view).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void thatFailPassTheirExceptionOn() throws IOException {
      IOException thrown = new IOException("broken");
      InputStream broken =
          new InputStream() {
            @Override
            public int read() throws IOException {
              throw thrown;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
              throw thrown;
            }
          };
      try (Windows<MemorySegment> pipe = Windows.of(broken, "-", new NumberedLines(), DEFAULT)) {
        assertThatThrownBy(pipe::advance).isSameAs(thrown);
      }
    }

    @Test
    void ofAnotherProcessAreReadWhole() throws IOException {
      Path pipe = folder.resolve("pipe");
      Shell.run("mkfifo \"$1\"", pipe);
      Process writer =
          new ProcessBuilder("sh", "-c", "seq 1 300000 > \"$1\"", "sh", pipe.toString()).start();
      try (Windows<MemorySegment> numbers = Windows.open(pipe, new NumberedLines(), DEFAULT)) {
        long records = 0;
        while (numbers.advance()) {
          records += numbers.view().verification().records();
        }
        assertThat(records).isEqualTo(300_000);
      } finally {
        writer.destroyForcibly();
      }
    }
  }

  @Nested
  class Limits {

    @Test
    void recordAboveTheLimitIsRefusedWhereItBegins() throws IOException {
      for (int limit : new int[] {1, 100, WINDOW, 2 * WINDOW + 7}) {
        byte[] content = lines(3 * limit + 10, limit + 1); // limit bytes and a line feed: allowed
        int begin = 2 * (limit + 1);
        Arrays.fill(content, begin, content.length, (byte) 'x');
        VerifyOptions options = DEFAULT.withMaxRecordByteSize(limit);
        Path path = Files.write(folder.resolve("file"), content);
        try (Windows<MemorySegment> file = Windows.open(path, new NumberedLines(), options)) {
          assertThatThrownBy(() -> readAll(file))
              .isInstanceOfSatisfying(
                  InvalidDataException.class,
                  e -> {
                    assertThat(e.fault()).isEqualTo(RecordFault.TOO_LONG);
                    assertThat(e.byteOffset()).isEqualTo(begin);
                    assertThat(e.path()).isEqualTo("line 3");
                    assertThat(e.source()).isEqualTo(path.toString());
                  });
        }
      }
    }

    @Test
    void recordAboveTheLimitIsRefusedBeforeTheRestIsRead() {
      InputStream endless =
          new InputStream() {
            @Override
            public int read() {
              return 'x';
            }

            @Override
            public int read(byte[] target, int offset, int length) {
              Arrays.fill(target, offset, offset + length, (byte) 'x');
              return length;
            }
          };
      VerifyOptions options = DEFAULT.withMaxRecordByteSize(3 * WINDOW);
      assertThatThrownBy(
              () -> {
                try (var pipe = Windows.of(endless, "-", new NumberedLines(), options)) {
                  readAll(pipe);
                }
              })
          .hasMessage(
              "numbered: line 1: record too long at byte 0"
                  + " (found more than 3145728 bytes, allowed 3145728 bytes) [-]");
    }

    @Test
    void largestLimitDoesNotMakeTheWindowGrowByteByByte() throws IOException {
      byte[] content = lines(9 * WINDOW, 8 * WINDOW);
      AtomicInteger reads = new AtomicInteger();
      InputStream counting =
          new FilterInputStream(new ByteArrayInputStream(content)) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
              assertThat(reads.incrementAndGet()).isLessThan(1000);
              return super.read(target, offset, length);
            }
          };
      VerifyOptions options = DEFAULT.withMaxRecordByteSize(Long.MAX_VALUE);
      try (Windows<MemorySegment> pipe = Windows.of(counting, "-", new NumberedLines(), options)) {
        assertThat(pipe.advance()).isTrue();
      }
    }
  }

  @Nested
  class Messages {

    @Test
    void tellLineAndOffsetAcrossWindows() throws IOException {
      byte[] content = lines(5 * WINDOW, 1000);
      content[4_321_500] = '!';
      Path path = Files.write(folder.resolve("file"), content);
      try (Windows<MemorySegment> file = Windows.open(path, new NumberedLines(), DEFAULT)) {
        assertThatThrownBy(() -> readAll(file))
            .hasMessage("numbered: line 4322: exclamation mark at byte 4321500 [%s]", path);
        assertThatThrownBy(file::view).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(file::advance).as("again").isInstanceOf(InvalidDataException.class);
      }
    }

    @Test
    void countFromTheFirstRecordOfTheOptions() throws IOException {
      byte[] content = lines(3 * WINDOW, 1000);
      content[2_100_500] = '!';
      try (Windows<MemorySegment> pipe =
          Windows.of(
              new ByteArrayInputStream(content),
              "-",
              new NumberedLines(),
              DEFAULT.withFirstRecord(1_000_000))) {
        assertThatThrownBy(() -> readAll(pipe)).hasMessageContaining("line 1002101: ");
      }
    }
  }

  @Nested
  class Lifetimes {

    @Test
    void viewEndsWhenTheNextBegins() throws IOException {
      Path path = Files.write(folder.resolve("file"), lines(3 * WINDOW, 100));
      try (Windows<MemorySegment> file = Windows.open(path, new NumberedLines(), DEFAULT)) {
        assertThatThrownBy(file::view).isInstanceOf(IllegalStateException.class);
        assertThat(file.advance()).isTrue();
        VerifiedView<MemorySegment> first = file.view();
        assertThat(first.get().isReadOnly()).isTrue();
        assertThat(first.segment().guarantee().strength()).isEqualTo(Strength.PRIVATE);
        first.confirm();
        assertThat(file.advance()).isTrue();
        assertThatThrownBy(first::confirm).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> first.get().get(ValueLayout.JAVA_BYTE, 0))
            .isInstanceOf(IllegalStateException.class);
        assertThat(file.view().segment().fileOffset()).isEqualTo(first.segment().byteSize());
      }
    }

    @Test
    void viewEndsWhenTheWindowsAreClosed() throws IOException {
      Path path = Files.write(folder.resolve("file"), lines(1000, 100));
      VerifiedView<MemorySegment> view;
      try (Windows<MemorySegment> file = Windows.open(path, new NumberedLines(), DEFAULT)) {
        assertThat(file.advance()).isTrue();
        view = file.view();
      }
      assertThatThrownBy(view::confirm).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> view.get().get(ValueLayout.JAVA_BYTE, 0))
          .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void moreThreadsInTheOptionsAreNotUsed() throws IOException {
      Path path = Files.write(folder.resolve("file"), lines(1000, 100));
      VerifyOptions options = DEFAULT.withThreads(4);
      try (Windows<MemorySegment> file = Windows.open(path, new NumberedLines(), options)) {
        assertThat(file.advance()).isTrue();
        assertThat(file.view().verification().threads()).isEqualTo(1);
      }
    }
  }

  @Nested
  class ChangingFiles {

    @Test
    void writtenOverAreReadAsTheyWereWhenTheWindowWasFilled() throws IOException {
      byte[] content = lines(WINDOW / 2, 100);
      Path path = Files.write(folder.resolve("file"), content);
      try (Windows<MemorySegment> file = Windows.open(path, new NumberedLines(), DEFAULT)) {
        assertThat(file.advance()).isTrue();
        Shell.run("yes '!' | head -c 100000 | dd of=\"$1\" conv=notrunc status=none", path);
        assertThat(file.view().get().toArray(ValueLayout.JAVA_BYTE)).isEqualTo(content);
      }
    }

    @Test
    void cutShortEndThere() throws IOException {
      Path path = Files.write(folder.resolve("file"), lines(5 * WINDOW, 100));
      try (Windows<MemorySegment> file = Windows.open(path, new NumberedLines(), DEFAULT)) {
        assertThat(file.advance()).isTrue();
        Shell.run("truncate -s 1500000 \"$1\"", path);
        while (file.advance()) {
          file.view().confirm();
        }
        assertThat(file.byteOffset()).isEqualTo(1_500_000);
      }
    }

    @Test
    void replacedOrRemovedAreReadAsTheyWereOpened() throws IOException {
      byte[] content = lines(3 * WINDOW, 100);
      for (String change : List.of("echo other >\"$1.new\"; mv \"$1.new\" \"$1\"", "rm \"$1\"")) {
        Path path = Files.write(folder.resolve("file"), content);
        try (Windows<MemorySegment> file = Windows.open(path, new NumberedLines(), DEFAULT)) {
          Shell.run(change, path);
          assertThat(readAll(file)).isEqualTo(content);
        }
      }
    }

    @Test
    void grownAreReadToTheirNewEnd() throws IOException {
      Path path = Files.write(folder.resolve("file"), lines(2 * WINDOW, 100));
      try (Windows<MemorySegment> file = Windows.open(path, new NumberedLines(), DEFAULT)) {
        assertThat(file.advance()).isTrue();
        Files.write(path, lines(WINDOW, 100), StandardOpenOption.APPEND);
        while (file.advance()) {
          file.view().confirm();
        }
        assertThat(file.byteOffset()).isEqualTo(3 * WINDOW);
      }
    }
  }

  @Test
  void refusesWhatCannotBeRead() {
    Path missing = folder.resolve("missing");
    assertThatThrownBy(() -> Windows.open(missing, new NumberedLines(), DEFAULT))
        .isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> Windows.open(folder, new NumberedLines(), DEFAULT))
        .isInstanceOf(FileSystemException.class)
        .hasMessage(folder + ": is a directory");
    assertThatThrownBy(() -> Windows.open(null, new NumberedLines(), DEFAULT)).hasMessage("path");
    assertThatThrownBy(() -> Windows.of(null, "-", new NumberedLines(), DEFAULT))
        .hasMessage("stream");
  }

  @Test
  void devicesAreReadLikePipes() throws IOException {
    Path path = Path.of("/dev/null");
    try (Windows<MemorySegment> none = Windows.open(path, new NumberedLines(), DEFAULT)) {
      assertThat(none.advance()).isFalse();
    }
  }

  @Test
  void interruptedThreadReadsOnAndStaysInterrupted() throws IOException {
    byte[] content = lines(3 * WINDOW, 100);
    Path path = Files.write(folder.resolve("file"), content);
    Thread.currentThread().interrupt();
    try (Windows<MemorySegment> file = Windows.open(path, new NumberedLines(), DEFAULT)) {
      assertThat(readAll(file)).isEqualTo(content);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  /// {@return text with a line feed after each `recordSize` bytes, it included}
  private static byte[] lines(int byteSize, int recordSize) {
    byte[] content = new byte[byteSize];
    Arrays.fill(content, (byte) 'x');
    for (int i = recordSize - 1; i < byteSize; i += recordSize) {
      content[i] = '\n';
    }
    return content;
  }

  /// Reads to the end and checks on the way what each window says of itself.
  private static byte[] readAll(Windows<MemorySegment> windows) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    while (windows.advance()) {
      VerifiedView<MemorySegment> view = windows.view();
      assertThat(windows.byteOffset()).isEqualTo(all.size());
      assertThat(view.segment().fileOffset()).isEqualTo(all.size());
      assertThat(view.segment().byteSize()).isPositive();
      all.writeBytes(view.get().toArray(ValueLayout.JAVA_BYTE));
    }
    return all.toByteArray();
  }

  @Nested
  class Headers {

    /// Lines that all have to begin like the first one, whose first byte is a header.
    private record SameStart(int wanted) implements RecordFormat<Integer> {

      @Override
      public String name() {
        return "same-start/1";
      }

      @Override
      public Integer verify(FrozenSegment segment, VerifyContext context)
          throws InvalidDataException {
        if (segment.byteSize() == 0) {
          throw context.invalid(RecordFault.TOO_LONG, 0);
        }
        int start = segment.bytes().get(ValueLayout.JAVA_BYTE, 0);
        if (wanted >= 0 && start != wanted) {
          throw context.invalid(RecordFault.TOO_LONG, 0, "start " + start, "start " + wanted);
        }
        return start;
      }

      @Override
      public long lastBoundary(MemorySegment bytes, long from) {
        return new NumberedLines().lastBoundary(bytes, from);
      }

      @Override
      public RecordFormat<Integer> following(Integer piece) {
        return new SameStart(piece);
      }
    }

    @Test
    void ofTheFirstWindowAreKnownToTheNext() throws IOException {
      byte[] content = lines(3 * WINDOW, 10);
      try (Windows<Integer> windows = open(content)) {
        int count = 0;
        while (windows.advance()) {
          count++;
        }
        assertThat(count).isGreaterThanOrEqualTo(3);
      }
    }

    @Test
    void ofTheFirstWindowAreHeldAgainstTheNext() throws IOException {
      byte[] content = lines(3 * WINDOW, 10);
      Arrays.fill(content, WINDOW - 100, content.length, (byte) '\n');
      try (Windows<Integer> windows = open(content)) {
        assertThat(windows.advance()).isTrue();
        assertThatThrownBy(windows::advance)
            .isInstanceOf(InvalidDataException.class)
            .hasMessageContaining("found start 10, allowed start");
      }
    }

    @Test
    void areMissedInEmptyData() throws IOException {
      try (Windows<Integer> windows = open(new byte[0])) {
        assertThatThrownBy(windows::advance).isInstanceOf(InvalidDataException.class);
      }
    }

    private Windows<Integer> open(byte[] content) throws IOException {
      return Windows.of(new ByteArrayInputStream(content), "data", new SameStart(-1), DEFAULT);
    }
  }
}
