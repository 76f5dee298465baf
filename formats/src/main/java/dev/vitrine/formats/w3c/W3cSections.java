// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.w3c;

import dev.vitrine.InvalidDataException;
import dev.vitrine.VerifyContext;
import dev.vitrine.internal.scan.ByteScan;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Which fields hold where in a log: they may change at every directive `#Fields`.
///
/// Immutable and safe for use by many threads.
final class W3cSections {

  /// How many names all lists may have together: 40 MB of heap at the worst. Servers write the same
  /// list again at each start, which is no change and costs nothing.
  private static final int MAX_NAMES = 1 << 17;

  private static final byte HASH = '#';

  // INVARIANT: starts ascend, starts[0] is 0, and fields.get(i) hold for entries that begin in
  // [starts[i], starts[i + 1]).
  private final long[] starts;
  private final List<W3cFields> fields;

  private W3cSections(List<Long> starts, List<W3cFields> fields) {
    this.starts = starts.stream().mapToLong(Long::longValue).toArray();
    this.fields = List.copyOf(fields);
  }

  /// Finds the directives, in one scan for `#`.
  ///
  /// @param first what holds at the start
  /// @throws InvalidDataException if they change too often
  static W3cSections find(MemorySegment bytes, W3cFields first, VerifyContext context)
      throws InvalidDataException {
    List<Long> starts = new ArrayList<>(List.of(0L));
    List<W3cFields> fields = new ArrayList<>(List.of(first));
    long size = bytes.byteSize();
    int names = first.count();
    long at = nextDirective(bytes, 0);
    while (at < size) {
      W3cFields here = W3cFields.parse(bytes, Directive.fieldsStart(at), contentEnd(bytes, at));
      if (!here.names().equals(fields.getLast().names())) {
        names += Math.max(1, here.count());
        if (names > MAX_NAMES) {
          W3cFault fault = W3cFault.TOO_MANY_NAMES;
          throw context.invalid(fault, at, names + " names", fault.allowed());
        }
        starts.add(at);
        fields.add(here);
      }
      at = nextDirective(bytes, at + 1);
    }
    return new W3cSections(starts, fields);
  }

  /// {@return where the first line begins, at or after `from`, that lists fields; or the end}
  private static long nextDirective(MemorySegment bytes, long from) {
    long size = bytes.byteSize();
    long at = ByteScan.indexOf(bytes, from, size, HASH);
    while (at != ByteScan.NONE && !isFields(bytes, at)) {
      at = ByteScan.indexOf(bytes, at + 1, size, HASH);
    }
    return at == ByteScan.NONE ? size : at;
  }

  private static boolean isFields(MemorySegment bytes, long at) {
    return (at == 0 || bytes.get(ValueLayout.JAVA_BYTE, at - 1) == '\n')
        && Directive.isFields(bytes, at, bytes.byteSize());
  }

  private static long contentEnd(MemorySegment bytes, long from) {
    long lineFeed = ByteScan.indexOf(bytes, from, bytes.byteSize(), (byte) '\n');
    if (lineFeed == ByteScan.NONE) {
      return bytes.byteSize();
    }
    boolean carriageReturn = bytes.get(ValueLayout.JAVA_BYTE, lineFeed - 1) == '\r';
    return carriageReturn ? lineFeed - 1 : lineFeed;
  }

  /// {@return the section that an entry lies in}
  ///
  /// @param from where the entry begins
  int sectionOf(long from) {
    int place = Arrays.binarySearch(starts, from);
    return place >= 0 ? place : -place - 2;
  }

  /// {@return where a section ends, exclusive}
  long end(int section) {
    return section + 1 < starts.length ? starts[section + 1] : Long.MAX_VALUE;
  }

  long start(int section) {
    return starts[section];
  }

  W3cFields fields(int section) {
    return fields.get(section);
  }

  /// {@return what holds at the end}
  W3cFields last() {
    return fields.getLast();
  }
}
