// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.json;

import dev.vitrine.formats.internal.VerifiedSlice;
import dev.vitrine.formats.text.Utf8Slice;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Goes through the members of an object, in the order of the text.
///
/// ```java
/// for (JsonMembers member = value.members(); member.advance(); ) {
///   System.out.println(member.name() + " = " + member.value());
/// }
/// ```
///
/// For one thread at a time. Before the first and after the last member the values mean nothing.
/// Valid until the file is closed.
public final class JsonMembers {

  // INVARIANT: next is the opening brace, or the end of a member's value, or end: nothing follows.
  // Where there is no member, name and value are empty: half a value would have no end to be found.
  private final MemorySegment bytes;
  private final long end;
  private long next;
  private long name;
  private long nameEnd;
  private long from;

  JsonMembers(MemorySegment bytes, long open, long end) {
    this.bytes = bytes;
    this.end = end;
    this.next = open;
    clear(open);
  }

  private void clear(long place) {
    name = place;
    nameEnd = place;
    from = place;
  }

  /// {@return whether there was a next member; if so, this cursor is at it}
  ///
  /// Skips over its value.
  public boolean advance() {
    if (next == end) {
      clear(end);
      return false;
    }
    long at = JsonScan.skipSpace(bytes, next, end);
    byte separator = bytes.get(ValueLayout.JAVA_BYTE, at); // { or , or }
    at = JsonScan.skipSpace(bytes, at + 1, end);
    if (separator == '}' || bytes.get(ValueLayout.JAVA_BYTE, at) != '"') {
      next = end;
      clear(end);
      return false;
    }
    name = at + 1;
    nameEnd = JsonScan.endOfString(bytes, at, end) - 1;
    long colon = JsonScan.skipSpace(bytes, nameEnd + 1, end);
    from = JsonScan.skipSpace(bytes, colon + 1, end);
    next = JsonScan.endOfValue(bytes, from, end);
    return true;
  }

  /// {@return the name, with its escapes resolved}
  ///
  /// @throws IllegalArgumentException if it is longer than a `byte[]` can be
  public String name() {
    return JsonText.of(nameSlice());
  }

  /// {@return the name as it stands between the quotes, with escapes not resolved}
  public Utf8Slice rawName() {
    return nameSlice();
  }

  /// {@return whether the name is exactly this one; its escapes count as what they stand for}
  ///
  /// @param text what to compare with
  public boolean nameEquals(String text) {
    return JsonText.equal(nameSlice(), text);
  }

  /// {@return the value}
  public JsonValue value() {
    return new JsonValue(bytes, from, next);
  }

  private VerifiedSlice nameSlice() {
    return new VerifiedSlice(bytes, name, nameEnd - name);
  }
}
