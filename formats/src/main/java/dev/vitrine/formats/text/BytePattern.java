// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vitrine.internal.scan.Needle;
import dev.vitrine.internal.scan.Occurrences;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// What a search through lines looks for: one string or several, of which any will do.
///
/// ```java
/// BytePattern pattern = BytePattern.anyOf(List.of("error", "warning")).ignoringCase();
/// ```
///
/// Immutable and safe for use by many threads.
///
/// @implNote The two rarest bytes of a string are looked for, eight places at a time; texts made to
///   defeat that take linear time all the same. Several strings take as long as one after the
///   other.
public final class BytePattern {

  private final List<byte[]> strings;
  private final List<Needle> needles;

  private BytePattern(List<byte[]> strings, boolean ignoreCase) {
    this.strings = strings;
    this.needles = strings.stream().flatMap(each -> Needle.of(each, ignoreCase).stream()).toList();
  }

  /// {@return the pattern of one string; an empty one occurs in every line}
  ///
  /// @param text to look for, as UTF-8
  public static BytePattern of(String text) {
    return anyOf(List.of(text));
  }

  /// {@return the pattern of bytes, which need not be text; without any, they occur in every line}
  ///
  /// @param bytes to look for; copied
  public static BytePattern of(byte[] bytes) {
    return new BytePattern(List.of(bytes.clone()), false);
  }

  /// {@return the pattern of several strings}
  ///
  /// @param texts of which any is looked for, as UTF-8; if there are none, nothing is found
  public static BytePattern anyOf(Collection<String> texts) {
    List<byte[]> strings = new ArrayList<>();
    texts.forEach(text -> strings.add(text.getBytes(UTF_8)));
    return new BytePattern(strings, false);
  }

  /// {@return this pattern without regard to case}
  ///
  /// Letters are the same if their simple upper case is (`UnicodeData.txt`): `é` and `É`, `σ` and
  /// `ς`, `s` and `ſ`, but not `ß` and `SS`.
  public BytePattern ignoringCase() {
    return new BytePattern(strings, true);
  }

  Occurrences occurrences() {
    return new Occurrences(needles);
  }

  @Override
  public String toString() {
    return "BytePattern[%d strings]".formatted(strings.size());
  }
}
