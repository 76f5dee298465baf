// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.text;

/// What a verified log is: entries, one a line, and malformed lines, in the order of the file.
///
/// Immutable and safe for use by many threads. Valid until the file is closed.
///
/// @param <E> the record of one entry
public interface Entries<E> extends Iterable<E> {

  /// {@return the number of lines, malformed ones and those without an entry included; O(1)}
  long lineCount();

  /// {@return the number of entries; O(1)}
  long entryCount();

  /// {@return the number of malformed lines; O(1)}
  long malformedCount();

  /// {@return the malformed lines, in the order of the file}
  ///
  /// Reads only blocks of 64 KiB in which one begins.
  Iterable<MalformedLine> malformedLines();
}
