// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.vitrine.InvalidDataException;
import dev.vitrine.RecordFormat;
import dev.vitrine.VerifyOptions;
import dev.vitrine.formats.internal.Given;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// What is accepted is the grammar of RFC 4180, as [CsvReference] has it; and what is read is what
/// FastCSV reads.
///
/// FastCSV accepts more: a lone CR as line end, quotes in cells that are not quoted.
class CsvOracleTest {

  private static final byte[] BYTES = "\"\"\"a,\r\n".getBytes(UTF_8);
  private static final CsvFormat ANY = Csv.rfc4180().withoutHeader().withAnyColumns();

  private static Optional<List<List<String>>> vitrine(CsvFormat format, byte[] text, int threads) {
    try {
      List<List<String>> records = new ArrayList<>();
      VerifyOptions options = VerifyOptions.DEFAULT.withThreads(threads);
      Given.verify(format, text, options).forEach(records::add);
      return Optional.of(records);
    } catch (InvalidDataException e) {
      return Optional.empty();
    }
  }

  private static List<List<String>> fastCsv(String text) {
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .skipEmptyLines(false)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(text)) {
      return reader.stream().map(CsvRecord::getFields).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void agreesOnAllShortTexts() {
    int[] accepted = new int[1];
    forAllTexts(
        7,
        text -> {
          Optional<List<List<String>>> found = vitrine(ANY, text.getBytes(UTF_8), 1);
          boolean expected = CsvReference.accepts(text);
          if (found.isPresent() != expected) {
            assertThat(found).as(escaped(text)).isEqualTo(expected);
          }
          if (expected) {
            accepted[0]++;
            if (!found.orElseThrow().equals(fastCsv(text))) {
              assertThat(found.orElseThrow()).as(escaped(text)).isEqualTo(fastCsv(text));
            }
          }
        });
    assertThat(accepted[0]).isGreaterThan(10_000);
  }

  /// Whatever a reader has got of a text, what it may cut off is valid by itself.
  @Test
  void piecesOfAllShortTextsMakeUpTheWhole() {
    int[] cuts = new int[1];
    forAllTexts(
        6,
        text -> {
          byte[] bytes = text.getBytes(UTF_8);
          Optional<List<List<String>>> whole = vitrine(ANY, bytes, 1);
          for (int seen = 1; seen <= bytes.length && whole.isPresent(); seen++) {
            MemorySegment prefix = MemorySegment.ofArray(Arrays.copyOf(bytes, seen));
            long boundary = ANY.lastBoundary(prefix, 0);
            if (boundary != RecordFormat.NO_BOUNDARY) {
              cuts[0]++;
              List<List<String>> pieces = new ArrayList<>();
              byte[] before = Arrays.copyOf(bytes, (int) boundary);
              byte[] after = Arrays.copyOfRange(bytes, (int) boundary, bytes.length);
              pieces.addAll(vitrine(ANY, before, 1).orElseThrow());
              pieces.addAll(vitrine(ANY, after, 1).orElseThrow());
              if (!pieces.equals(whole.orElseThrow())) {
                assertThat(pieces).as(escaped(text)).isEqualTo(whole.orElseThrow());
              }
              checkOther(prefix, boundary);
            }
          }
        });
    assertThat(cuts[0]).isGreaterThan(1000);
  }

  /// The way from the beginning finds the same boundary as the way from the end.
  private static void checkOther(MemorySegment prefix, long boundary) {
    if (ANY.withComments('#').lastBoundary(prefix, 0) != boundary) {
      throw new AssertionError(boundary);
    }
  }

  private static void forAllTexts(int maxLength, Consumer<String> check) {
    String alphabet = "a,\"\r\n";
    for (int length = 0; length <= maxLength; length++) {
      int count = (int) Math.pow(alphabet.length(), length);
      for (int number = 0; number < count; number++) {
        StringBuilder text = new StringBuilder();
        for (int left = number, i = 0; i < length; i++, left /= alphabet.length()) {
          text.append(alphabet.charAt(left % alphabet.length()));
        }
        check.accept(text.toString());
      }
    }
  }

  private static String escaped(String text) {
    return text.replace("\r", "<CR>").replace("\n", "<LF>");
  }

  @Test
  void readsTheSameFromGeneratedTextsByAnyNumberOfThreads() {
    long seed = 51;
    System.out.println("CsvOracleTest seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 4; i++) {
      String text = new RandomCsv(random, i % 2 == 0).text(2_600_000);
      List<List<String>> expected = fastCsv(text);
      for (int threads = 1; threads <= 3; threads++) {
        assertThat(vitrine(ANY, text.getBytes(UTF_8), threads).orElseThrow().equals(expected))
            .isTrue();
      }
    }
  }

  @Test
  void findsTheSameFaultByAnyNumberOfThreads() {
    long seed = 52;
    System.out.println("CsvOracleTest seed " + seed);
    Random random = new Random(seed);
    byte[] text = new RandomCsv(random, true).text(3_300_000).getBytes(UTF_8);
    int faults = 0;
    for (int i = 0; i < 60; i++) {
      byte[] changed = text.clone();
      changed[random.nextInt(changed.length)] = BYTES[random.nextInt(BYTES.length)];
      String expected = failure(changed, 1);
      assertThat(failure(changed, 2)).isEqualTo(expected);
      assertThat(failure(changed, 3)).isEqualTo(expected);
      assertThat(expected.isEmpty()).isEqualTo(CsvReference.accepts(new String(changed, UTF_8)));
      faults += expected.isEmpty() ? 0 : 1;
    }
    assertThat(faults).isBetween(10, 59);
  }

  private static String failure(byte[] text, int threads) {
    try {
      Given.verify(ANY, text, VerifyOptions.DEFAULT.withThreads(threads));
      return "";
    } catch (InvalidDataException e) {
      return e.getMessage();
    }
  }
}
