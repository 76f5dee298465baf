// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.rows;

import dev.vitrine.formats.record.FixedCursor;
import dev.vitrine.formats.record.FixedField;
import dev.vitrine.formats.record.FixedRecords;
import java.lang.foreign.ValueLayout;
import java.util.HexFormat;
import java.util.List;

/// Binary records, bytes in hexadecimal; reserved fields are left out.
final class RecordRows implements JsonRows<FixedRecords> {

  @Override
  public void write(Piece<FixedRecords> piece, JsonLines out) {
    List<FixedField> fields = piece.value().layout().fields();
    for (FixedCursor record = piece.value().cursor(); record.advance(); ) {
      out.begin();
      for (FixedField field : fields) {
        if (!field.isReserved()) {
          write(record, field, out);
        }
      }
      out.end();
    }
  }

  private static void write(FixedCursor record, FixedField field, JsonLines out) {
    String name = field.name();
    if (field.isText()) {
      out.field(name, record.text(field));
    } else if (field.isBoolean()) {
      out.field(name, record.getBoolean(field));
    } else if (field.isUnsignedLong()) {
      out.unsignedField(name, record.getLong(field));
    } else if (field.isInteger()) {
      out.field(name, record.getLong(field));
    } else if (field.isReal()) {
      out.field(name, record.getDouble(field));
    } else {
      byte[] bytes = record.bytes(field).toArray(ValueLayout.JAVA_BYTE);
      out.field(name, HexFormat.of().formatHex(bytes));
    }
  }
}
