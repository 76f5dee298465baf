// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.json;

import static java.util.Objects.requireNonNull;

import dev.vitrine.formats.internal.RealNumber;
import dev.vitrine.formats.internal.VerifiedSlice;
import dev.vitrine.formats.text.Utf8Slice;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// A verified JSON value that still lies in the file: a place and a size, nothing parsed.
///
/// Whatever it is asked for is read from the text then, without checking it again; an array or
/// object is gone through by skipping its values. A value is asked for as what it may not be: the
/// answer is empty then.
///
/// ```java
/// long status = entry.field("response").flatMap(r -> r.field("status")) …
/// long status = entry.at("/response/status").map(JsonValue::asLong) …
/// ```
///
/// Immutable and as safe for use by many threads as the segment it lies in. Valid until the file is
/// closed; then every access is an [IllegalStateException].
public final class JsonValue {

  // INVARIANT: [from, to) of bytes, which is frozen, is one value of verified JSON, without the
  // whitespace around it.
  private final MemorySegment bytes;
  private final long from;
  private final long to;

  JsonValue(MemorySegment bytes, long from, long to) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
  }

  /// {@return what this is}
  public JsonKind kind() {
    return JsonKind.of(bytes.get(ValueLayout.JAVA_BYTE, from));
  }

  /// {@return whether this is `null`}
  public boolean isNull() {
    return kind() == JsonKind.NULL;
  }

  /// {@return the value as it stands in the text}
  public Utf8Slice raw() {
    return new VerifiedSlice(bytes, from, to - from);
  }

  /// {@return the truth value; empty if this is none}
  public Optional<Boolean> asBoolean() {
    return kind() == JsonKind.BOOLEAN
        ? Optional.of(bytes.get(ValueLayout.JAVA_BYTE, from) == 't')
        : Optional.empty();
  }

  /// {@return the number; empty if this is none, is written with a fraction or an exponent, or does
  /// not fit a `long`}
  public OptionalLong asLong() {
    return kind() == JsonKind.NUMBER ? raw().parseLong() : OptionalLong.empty();
  }

  /// {@return the `double` nearest to the number, infinite if it is too large; empty if this is no
  /// number}
  public OptionalDouble asDouble() {
    return kind() == JsonKind.NUMBER
        ? RealNumber.toDouble(bytes, from, to - from)
        : OptionalDouble.empty();
  }

  /// {@return the number exactly; empty if this is none, is written in more than 1000 bytes, or has
  /// an exponent that a [BigDecimal] cannot have}
  public Optional<BigDecimal> asDecimal() {
    return kind() == JsonKind.NUMBER
        ? RealNumber.toBigDecimal(bytes, from, to - from)
        : Optional.empty();
  }

  /// {@return the text of the string, with its escapes resolved; empty if this is none}
  ///
  /// An escaped surrogate without its other half, which RFC 8259 allows (section 8.2), is that
  /// `char`.
  ///
  /// @throws IllegalArgumentException if the text is longer than a `byte[]` can be
  public Optional<String> asText() {
    return kind() == JsonKind.STRING ? Optional.of(JsonText.of(inside())) : Optional.empty();
  }

  /// {@return whether this is a string with exactly this text; its escapes count as what they stand
  /// for}
  ///
  /// @param text what to compare with
  public boolean textEquals(String text) {
    requireNonNull(text, "text");
    return kind() == JsonKind.STRING && JsonText.equal(inside(), text);
  }

  private VerifiedSlice inside() {
    return new VerifiedSlice(bytes, from + 1, to - from - 2);
  }

  /// {@return the value of the member with this name; empty if there is none, or this is no object}
  ///
  /// Reads the members up to it. If several have the name, the *first* is taken: RFC 8259 leaves
  /// open which (section 4); [#members()] shows them all.
  ///
  /// @param name of the member, compared with escapes resolved
  public Optional<JsonValue> field(String name) {
    requireNonNull(name, "name");
    for (JsonMembers member = members(); member.advance(); ) {
      if (member.nameEquals(name)) {
        return Optional.of(member.value());
      }
    }
    return Optional.empty();
  }

  /// {@return the value that a pointer (RFC 6901) leads to, such as `/peers/0/server`; empty if
  /// there is none}
  ///
  /// @param pointer empty for this value, or `/` and a name or an index for each step, in which
  ///   `~1` stands for `/` and `~0` for `~`
  /// @throws IllegalArgumentException if it is no pointer
  public Optional<JsonValue> at(String pointer) {
    return JsonPointer.resolve(this, pointer);
  }

  /// {@return a cursor before the first member; there is none if this is no object}
  public JsonMembers members() {
    return new JsonMembers(bytes, from, kind() == JsonKind.OBJECT ? to : from);
  }

  /// {@return a cursor before the first element; there is none if this is no array}
  public JsonElements elements() {
    return new JsonElements(bytes, from, kind() == JsonKind.ARRAY ? to : from);
  }

  /// {@return the value as it stands in the text, copied}
  ///
  /// @throws IllegalArgumentException if it is longer than a `byte[]` can be
  @Override
  public String toString() {
    return raw().toString();
  }
}
