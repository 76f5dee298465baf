// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.record;

import static java.util.Objects.requireNonNull;

import dev.vitrine.formats.record.FixedField.Kind;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// What records of one size look like: their fields, and which values are allowed.
///
/// ```java
/// FixedLayout trades =
///     FixedLayout.parse("u32le id; i64be time; utf8[16] name; u8{0..3} kind; zero[3]");
/// FixedField id = trades.field("id");
/// try (FrozenFile file = FrozenFile.open(path)) {
///   FixedRecords records = file.verify(trades.format()).get();
///   for (FixedCursor record = records.cursor(); record.advance(); ) sum += record.getLong(id);
/// }
/// ```
///
/// Immutable and safe for use by many threads.
public final class FixedLayout {

  private final Map<String, FixedField> fields;
  private final long byteSize;

  private FixedLayout(List<FixedField> all, long byteSize) {
    this.fields = LinkedHashMap.newLinkedHashMap(all.size());
    this.byteSize = byteSize;
    for (FixedField field : all) {
      if (fields.put(field.name, field.of(this)) != null) {
        throw new IllegalArgumentException("layout: two fields are called " + field.name);
      }
    }
    if (byteSize < 1) {
      throw new IllegalArgumentException("layout: a record has at least one byte");
    }
  }

  /// Reads a layout from text: fields in the order of the record, with `;` between them and nothing
  /// between them in memory.
  ///
  /// | field | what it is |
  /// |---|---|
  /// | `u8 x`, `i8 x` | one byte without or with sign |
  /// | `bool x` | one byte, 0 or 1 |
  /// | `u16le x`, `i32be x`, `u64le x` … | an integer of 16, 32 or 64 bits, little- or big-endian |
  /// | `f32le x`, `f64be x` | a real number, IEEE 754 |
  /// | `u8{0..3,7} x` | as above, values in the braces only |
  /// | `f64le{-90..90} x` | as above, values in the range only, which no NaN is |
  /// | `utf8[16] x` | UTF-8 text, ended by a zero byte and filled up with more of them, or by the end of the field |
  /// | `utf8[16,space] x` | UTF-8 text, filled up with spaces |
  /// | `bytes[8] x` | any bytes |
  /// | `zero[4]` | reserved: bytes that are zero |
  /// | `skip[4]` | bytes that nobody looks at |
  ///
  /// @param text the fields
  /// @return the layout
  /// @throws IllegalArgumentException if it is not such a text; the message quotes the field
  public static FixedLayout parse(String text) {
    LayoutText reader = new LayoutText(requireNonNull(text, "text"));
    List<FixedField> fields = reader.fields();
    return new FixedLayout(fields, reader.byteSize());
  }

  /// {@return the layout of a struct}
  ///
  /// Integers are signed, except `char`, until [#unsigned] says otherwise; sequences of bytes are
  /// any bytes, until [#text] says otherwise; padding is not looked at. The fields of a struct
  /// inside are called `outer.inner`. Alignment does not matter: records are read at any address.
  ///
  /// @param struct of named values, sequences of bytes, structs, and padding
  /// @throws IllegalArgumentException if it has something else
  public static FixedLayout of(StructLayout struct) {
    return new FixedLayout(StructFields.of(struct), struct.byteSize());
  }

  /// {@return this layout with an integer field without sign}
  ///
  /// @param name of the field
  /// @throws IllegalArgumentException if it is no integer
  public FixedLayout unsigned(String name) {
    return with(name, FixedField::unsigned);
  }

  /// {@return this layout with a field of bytes as UTF-8 text, filled up with zero bytes}
  ///
  /// @param name of the field
  /// @throws IllegalArgumentException if it is no field of bytes
  public FixedLayout text(String name) {
    return with(name, field -> field.as(Kind.TEXT));
  }

  /// {@return this layout with a field of bytes as UTF-8 text, filled up with spaces}
  ///
  /// @param name of the field
  /// @throws IllegalArgumentException if it is no field of bytes
  public FixedLayout spacedText(String name) {
    return with(name, field -> field.as(Kind.SPACED_TEXT));
  }

  /// {@return this layout with a field of bytes as reserved: they are zero}
  ///
  /// @param name of the field
  /// @throws IllegalArgumentException if it is no field of bytes
  public FixedLayout zero(String name) {
    return with(name, field -> field.as(Kind.ZERO));
  }

  /// {@return this layout with a range for an integer field}
  ///
  /// @param name of the field
  /// @param low the lowest value allowed
  /// @param high the highest value allowed
  /// @throws IllegalArgumentException if it is no integer, or the range has no value
  public FixedLayout range(String name, long low, long high) {
    if (low > high) {
      throw new IllegalArgumentException(
          "range: has no value (found %d..%d, allowed LOW..HIGH)".formatted(low, high));
    }
    Allowed allowed = new Allowed.Integers(new long[] {low, high});
    return with(name, field -> field.among(allowed));
  }

  /// {@return this layout with the only values of an integer field}
  ///
  /// @param name of the field
  /// @param values allowed
  /// @throws IllegalArgumentException if it is no integer
  public FixedLayout oneOf(String name, long... values) {
    long[] bounds = new long[2 * values.length];
    for (int i = 0; i < bounds.length; i++) {
      bounds[i] = values[i / 2];
    }
    Allowed allowed = new Allowed.Integers(bounds);
    return with(name, field -> field.among(allowed));
  }

  private FixedLayout with(String name, UnaryOperator<FixedField> change) {
    FixedField old = field(name);
    return new FixedLayout(
        fields.values().stream().map(each -> each == old ? change.apply(each) : each).toList(),
        byteSize);
  }

  /// {@return the size of a record in bytes, at least 1}
  public long byteSize() {
    return byteSize;
  }

  /// {@return the fields in the order of the record}
  public List<FixedField> fields() {
    return List.copyOf(fields.values());
  }

  /// {@return the field of that name}
  ///
  /// @param name of the field
  /// @throws IllegalArgumentException if there is none
  public FixedField field(String name) {
    FixedField field = fields.get(requireNonNull(name, "name"));
    if (field == null) {
      throw new IllegalArgumentException(
          "layout: no such field (found %s, allowed %s)".formatted(name, fields.keySet()));
    }
    return field;
  }

  /// {@return the format of records without a header}
  public FixedRecordFormat format() {
    return new FixedRecordFormat(this, 0, List.of());
  }

  /// Binds an interface to records: each method reads the field of its name, `outer.inner` as
  /// `outerInner()`, `byte_count` also as `byteCount()`.
  ///
  /// | field | returns |
  /// |---|---|
  /// | `bool` | `boolean` |
  /// | `i8` | `byte`, `short`, `int`, `long` |
  /// | `u8` | `int`, `short`, `long` |
  /// | `i16` | `short`, `int`, `long` |
  /// | `u16` | `int`, `char`, `long` |
  /// | `i32` | `int`, `long` |
  /// | `u32` | `long` |
  /// | `i64`, `u64` | `long`; of a `u64` the 64 bits |
  /// | `f32` | `float`, `double` |
  /// | `f64` | `double` |
  /// | `utf8` | [dev.vitrine.formats.text.Utf8Slice], `String` |
  /// | `bytes`, `zero` | `MemorySegment`, read-only |
  ///
  /// @param <T> the interface
  /// @param view the interface
  /// @param lookup of the caller, `MethodHandles.lookup()`, with full privileges
  /// @return the binding; make it once, it costs some milliseconds
  /// @throws IllegalArgumentException if the interface does not fit; the message has a line for
  ///   each mismatch
  public <T> FixedBinding<T> bind(Class<T> view, MethodHandles.Lookup lookup) {
    return FixedBinder.bind(
        this, fields, requireNonNull(view, "view"), requireNonNull(lookup, "lookup"));
  }

  /// {@return everything in the layout that decides what is accepted: part of the identity of
  /// formats}
  @Override
  public String toString() {
    return fields.values().stream()
        .map(field -> "%s@%d".formatted(field.describe(), field.byteOffset))
        .collect(Collectors.joining("; ", "", "; size=" + byteSize));
  }
}
