// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.text;

import dev.vitrine.formats.internal.CheckedRecords;
import java.util.Iterator;

/// What a verified log is: entries, one a line or message, and malformed ones, in the order of the
/// file.
///
/// Made by the formats of this module only. Immutable and safe for use by many threads. Valid until
/// the file is closed.
///
/// @param <E> the record of one entry
public abstract class Entries<E> implements Iterable<E> {

  private final CheckedRecords records;

  /// For the logs of this module: nobody else can name what it takes.
  ///
  /// @param records verified with the grammar of the log
  @SuppressWarnings("exports") // which is what keeps others out
  protected Entries(CheckedRecords records) {
    this.records = records;
  }

  /// {@return the number of lines, malformed ones and those without an entry included; O(1)}
  public final long lineCount() {
    return records.count();
  }

  /// {@return the number of entries; O(1)}
  public final long entryCount() {
    return records.entryCount();
  }

  /// {@return the number of malformed lines; O(1)}
  public final long malformedCount() {
    return records.malformedCount();
  }

  /// {@return the malformed lines, in the order of the file; their faults are those of the format,
  /// or [dev.vitrine.Utf8Fault]s}
  ///
  /// Reads only blocks of 64 KiB in which one begins.
  public final Iterable<MalformedLine> malformedLines() {
    return records.malformed();
  }

  /// {@return the entries, in the order of the file, one record each; the cursor of the log
  /// allocates nothing}
  @Override
  public abstract Iterator<E> iterator();

  @Override
  public final String toString() {
    return "%s[%d entries, %d malformed]"
        .formatted(getClass().getSimpleName(), entryCount(), malformedCount());
  }
}
