// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vitrine.InvalidDataException;
import dev.vitrine.VerifiedView;
import dev.vitrine.VerifyOptions;
import dev.vitrine.formats.text.Text;
import dev.vitrine.mapping.FrozenSegment;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Question: what does it cost to know that text is UTF-8?
///
/// Measured: one pass over 16 MiB of memory, on one thread. Not measured: reading the file. The
/// floor is the bitwise OR of the same memory, which touches every byte and decides nothing.
/// Fixture: [TextFixture], ASCII log lines or sentences in five scripts.
///
/// Run: `java -jar bench/target/benchmarks.jar Utf8Benchmark`
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx1g", "--sun-misc-unsafe-memory-access=allow"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class Utf8Benchmark {

  /// How much text, in bytes, before it is cut at the end of a character.
  @Param("16777216")
  public int byteSize = 1 << 24;

  /// Which text.
  @Param({"ASCII", "MULTILINGUAL"})
  public TextFixture text = TextFixture.ASCII;

  private FrozenSegment segment = FrozenSegment.copyOf(new byte[0]);
  private byte[] array = new byte[0];
  private CharBuffer chars = CharBuffer.allocate(0);

  /// Makes the text, and compares the answers.
  @Setup
  public void setUp() {
    array = text.bytes(byteSize);
    segment = FrozenSegment.copyOf(array);
    chars = CharBuffer.allocate(array.length);
    if (!vitrine() || !charsetDecoder() || newString() != charCount() || orReduction() == 0) {
      throw new IllegalStateException("the contenders do not agree");
    }
  }

  /// {@return the text}
  byte[] array() {
    return array;
  }

  private int charCount() {
    return chars.position();
  }

  /// {@return the bitwise OR of all words: the floor}
  @Benchmark
  public long orReduction() {
    MemorySegment bytes = segment.bytes();
    long size = bytes.byteSize() - Long.BYTES;
    long or = 0;
    for (long i = 0; i <= size; i += Long.BYTES) {
      or |= bytes.get(ValueLayout.JAVA_LONG_UNALIGNED, i);
    }
    return or;
  }

  /// {@return whether Vitrine verifies the text}
  @Benchmark
  public boolean vitrine() {
    try {
      return VerifiedView.verify(segment, Text.utf8(), VerifyOptions.DEFAULT).get().byteSize()
          == array.length;
    } catch (InvalidDataException e) {
      return false;
    }
  }

  /// {@return whether the JDK's decoder decodes the text, into a buffer used again}
  @Benchmark
  public boolean charsetDecoder() {
    CharsetDecoder decoder =
        UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    chars.clear();
    try {
      var result = decoder.decode(ByteBuffer.wrap(array), chars, true);
      if (result.isError()) {
        result.throwException();
      }
      return result.isUnderflow();
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /// {@return the length of the string made of the text}
  @Benchmark
  public int newString() {
    return new String(array, UTF_8).length();
  }
}
