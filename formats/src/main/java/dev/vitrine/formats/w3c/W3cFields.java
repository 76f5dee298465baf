// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.w3c;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The fields that a directive `#Fields` lists.
///
/// Immutable and safe for use by many threads. Keeps nothing of the file.
public final class W3cFields {

  /// What holds before the first directive.
  static final W3cFields NONE = new W3cFields(List.of());

  static final int MAX_COUNT = 1000;
  private static final int MAX_NAME_BYTES = 255;

  private final List<String> names;
  private final W3cType[] types;
  private final Map<String, Integer> indexes = new HashMap<>();

  private W3cFields(List<String> names) {
    this.names = List.copyOf(names);
    this.types = new W3cType[names.size()];
    for (int i = 0; i < types.length; i++) {
      types[i] = W3cType.of(names.get(i));
      indexes.putIfAbsent(names.get(i), i);
    }
  }

  /// {@return the fields listed in a part of a line; [#NONE] if they are malformed}
  static W3cFields parse(MemorySegment bytes, long from, long to) {
    List<String> names = new ArrayList<>();
    long at = Blank.skip(bytes, from, to);
    while (at < to) {
      long start = at;
      while (at < to && isNameByte(bytes.get(ValueLayout.JAVA_BYTE, at))) {
        at++;
      }
      boolean isEnd = at == to || Blank.is(bytes.get(ValueLayout.JAVA_BYTE, at));
      if (!isEnd || at - start > MAX_NAME_BYTES || names.size() == MAX_COUNT) {
        return NONE;
      }
      byte[] name = bytes.asSlice(start, at - start).toArray(ValueLayout.JAVA_BYTE);
      names.add(new String(name, US_ASCII));
      at = Blank.skip(bytes, at, to);
    }
    return names.isEmpty() ? NONE : new W3cFields(names);
  }

  private static boolean isNameByte(byte b) {
    return b > ' ' && b <= '~';
  }

  /// {@return the names, in the order of the values}
  public List<String> names() {
    return names;
  }

  /// {@return how many fields there are}
  public int count() {
    return types.length;
  }

  /// {@return where the values of a field are, or -1 if there is no such field; the first, if there
  /// are several}
  ///
  /// @param name of the field, such as `cs-uri-stem`
  public int indexOf(String name) {
    return indexes.getOrDefault(name, -1);
  }

  /// {@return what the values of a field are}
  ///
  /// @param index of the field, in `[0, count())`
  /// @throws IndexOutOfBoundsException if there is no such field
  public W3cType type(int index) {
    return types[index];
  }

  @Override
  public String toString() {
    return String.join(" ", names);
  }
}
