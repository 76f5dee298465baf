// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.internal;

import dev.vitrine.formats.text.MalformedLine;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// Records that a grammar has been held against, of which some may have failed.
///
/// Immutable and safe for use by many threads.
public sealed interface CheckedRecords permits CheckedLines, CheckedFrames {

  /// {@return the bytes of the records}
  MemorySegment bytes();

  /// {@return how many records there are, malformed ones included}
  long count();

  /// {@return how many records are well-formed entries}
  long entryCount();

  /// {@return how many records are malformed}
  long malformedCount();

  /// {@return whether a record may be malformed: if not, it is known to be well-formed}
  ///
  /// @param from where its content begins
  boolean isSuspect(long from);

  /// {@return a checker of the grammar and of the encoding, for one thread}
  LineChecker checker();

  /// {@return a span before the first record}
  RecordSpan span();

  /// {@return what is known of the records, before the first one}
  default NoteWalk notes() {
    return new NoteWalk(List.of());
  }

  /// {@return the malformed records, in order}
  Iterable<MalformedLine> malformed();
}
