// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.internal;

import dev.vitrine.formats.text.Utf8Slice;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Goes through the well-formed entries of checked records; malformed records, and those that hold
/// no entry, are passed over.
///
/// For one thread at a time.
public final class EntryWalk {

  private final CheckedRecords records;
  private final MemorySegment bytes;
  private final RecordSpan span;
  private final LineChecker checker;
  private final boolean hasOthers;
  private final NoteWalk notes;
  private long note;
  private long index = -1;

  /// Makes a walk before the first entry.
  public EntryWalk(CheckedRecords records) {
    this.records = records;
    this.bytes = records.bytes();
    this.span = records.span();
    this.checker = records.checker();
    this.hasOthers = records.entryCount() + records.malformedCount() < records.count();
    this.notes = records.notes();
  }

  /// {@return whether there was a next entry; if so, this walk is at it}
  public boolean advance() {
    while (span.advance()) {
      index++;
      note = notes.next(span.from());
      if (note != LineNotes.NONE) {
        span.endsAfter(LineNotes.byteSize(note), LineNotes.endByteSize(note));
        return true;
      }
      if ((!records.isSuspect(span.from()) || checker.check(bytes, span.from(), span.to()))
          && (!hasOthers || checker.isEntry(bytes, span.from(), span.to()))) {
        return true;
      }
    }
    return false;
  }

  /// Says that this entry does not end before a place, so that its end, if it has not been asked
  /// for yet, need not be looked for there.
  public void lookFrom(long place) {
    span.lookFrom(place);
  }

  /// {@return what the grammar noted of this entry, or [LineNotes#NONE]}
  public long note() {
    return note;
  }

  /// {@return the index of this entry's record among all records}
  public long index() {
    return index;
  }

  /// {@return where this entry begins}
  public long from() {
    return span.from();
  }

  /// {@return where this entry ends, exclusive}
  public long to() {
    return span.to();
  }

  /// {@return this entry as it stands in the file}
  public Utf8Slice text() {
    return slice(span.from(), span.to());
  }

  /// {@return a part of the text}
  public Utf8Slice slice(long from, long to) {
    return new VerifiedSlice(bytes, from, to - from);
  }

  /// {@return whether a part of the text is exactly this one; makes no slice, unless the text has
  /// characters outside ASCII}
  public boolean matches(long from, long to, String text) {
    int length = text.length();
    if (to - from < length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        return slice(from, to).contentEquals(text);
      }
      if (bytes.get(ValueLayout.JAVA_BYTE, from + i) != c) {
        return false;
      }
    }
    return to - from == length;
  }
}
