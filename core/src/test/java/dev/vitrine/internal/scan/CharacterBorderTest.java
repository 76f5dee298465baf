// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/// Where text may be cut: a scan in pieces is the scan of the whole.
class CharacterBorderTest {

  private static final int[] ALPHABET = {
    'a', 0x80, 0x9F, 0xA0, 0xBF, 0xC1, 0xC3, 0xE0, 0xED, 0xE2, 0xF0, 0xF4, 0xF5
  };

  private static final String TEXT = "aé日😀ßz한\uDBFF\uDFFF\u0000é";

  @Test
  void startIsTheNextCharacterOfValidText() {
    byte[] text = TEXT.getBytes(StandardCharsets.UTF_8);
    MemorySegment bytes = MemorySegment.ofArray(text);
    for (int offset = 0; offset <= text.length; offset++) {
      int expected = offset;
      while (expected < text.length && (text[expected] & 0xC0) == 0x80) {
        expected++;
      }
      assertThat(Utf8Scan.characterStart(bytes, offset)).as("at %d", offset).isEqualTo(expected);
    }
  }

  @Test
  void lastEndIsTheStartOfTheCutCharacterOfValidText() {
    byte[] text = TEXT.getBytes(StandardCharsets.UTF_8);
    MemorySegment bytes = MemorySegment.ofArray(text);
    for (int end = 0; end <= text.length; end++) {
      int expected = end;
      while (expected < text.length && (text[expected] & 0xC0) == 0x80) {
        expected--;
      }
      assertThat(Utf8Scan.lastCharacterEnd(bytes, end)).as("at %d", end).isEqualTo(expected);
    }
  }

  @Test
  void scanCutAnywhereFindsTheFirstFaultOfTheWhole() {
    byte[] text = new byte[6];
    MemorySegment bytes = MemorySegment.ofArray(text);
    int combinations = (int) Math.pow(ALPHABET.length, 5);
    for (int n = 0; n < combinations; n++) {
      int rest = n;
      for (int i = 0; i < 5; i++) {
        text[i] = (byte) ALPHABET[rest % ALPHABET.length];
        rest /= ALPHABET.length;
      }
      text[5] = 'z';
      for (int size = 5; size <= 6; size++) {
        checkAllCuts(text, bytes.asSlice(0, size));
      }
    }
  }

  private static void checkAllCuts(byte[] text, MemorySegment bytes) {
    long size = bytes.byteSize();
    long whole = Utf8Scan.firstFault(bytes, 0, size);
    for (long cut = 1; cut < size; cut++) {
      long start = Utf8Scan.characterStart(bytes, cut);
      if (start < cut || start > size || inPieces(bytes, start) != whole) {
        assertThat(inPieces(bytes, start))
            .as("%s cut at %d, moved to %d", HexFormat.of().formatHex(text), cut, start)
            .isEqualTo(whole);
      }
      long end = Utf8Scan.lastCharacterEnd(bytes, cut);
      if (end < 0 || end > cut || inPieces(bytes, end) != whole) {
        assertThat(inPieces(bytes, end))
            .as("%s cut at %d, moved back to %d", HexFormat.of().formatHex(text), cut, end)
            .isEqualTo(whole);
      }
    }
  }

  private static long inPieces(MemorySegment bytes, long cut) {
    long first = Utf8Scan.firstFault(bytes, 0, cut);
    return first != Utf8Scan.VALID ? first : Utf8Scan.firstFault(bytes, cut, bytes.byteSize());
  }
}
