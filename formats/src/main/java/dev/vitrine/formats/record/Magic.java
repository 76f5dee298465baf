// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.record;

import dev.vitrine.InvalidDataException;
import dev.vitrine.VerifyContext;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HexFormat;

/// Bytes that a header must have.
///
/// @param byteOffset from the start of the file
/// @param hex the bytes in hexadecimal
record Magic(long byteOffset, String hex) {

  long end() {
    return byteOffset + hex.length() / 2;
  }

  void check(MemorySegment bytes, VerifyContext context) throws InvalidDataException {
    byte[] wanted = HexFormat.of().parseHex(hex);
    for (int i = 0; i < wanted.length; i++) {
      if (bytes.get(ValueLayout.JAVA_BYTE, byteOffset + i) != wanted[i]) {
        throw context
            .invalid(
                FixedRecordFault.BAD_MAGIC,
                byteOffset + i,
                context.hex(byteOffset, wanted.length),
                HexFormat.ofDelimiter(" ").withUpperCase().formatHex(wanted, 0, quoted(wanted)))
            .within("header");
      }
    }
  }

  private static int quoted(byte[] wanted) {
    return Math.min(wanted.length, 16);
  }
}
