// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import static java.util.Objects.requireNonNull;

import dev.vitrine.Format;
import dev.vitrine.formats.internal.bind.Maker;
import dev.vitrine.formats.internal.bind.MakerClass;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// An interface of the caller's that reads tables or structs of one type.
///
/// [FlatBuffers#bind] makes one, and says which interfaces there are. Immutable and safe for use by
/// many threads, as are the objects it makes, which are valid until the file is closed.
///
/// @param <T> the interface
public final class FlatBinding<T> {

  private final FlatType type;
  private final Class<T> view;
  private final Maker maker;

  /// @param make `(MemorySegment, long)T`
  FlatBinding(FlatType type, Class<T> view, MethodHandle make) {
    this.type = type;
    this.view = view;
    this.maker = MakerClass.of(make);
  }

  /// {@return the type of tables or structs that the interface reads}
  public FlatType type() {
    return type;
  }

  /// {@return the interface}
  public Class<T> view() {
    return view;
  }

  /// {@return a table, read through the interface}
  ///
  /// @param table of the type of this binding
  /// @throws IllegalArgumentException if it is of another type
  public T of(FlatTable table) {
    require(table.type());
    return at(table.segment(), table.byteOffset());
  }

  /// {@return a struct, read through the interface}
  ///
  /// @param struct of the type of this binding
  /// @throws IllegalArgumentException if it is of another type
  public T of(FlatStruct struct) {
    require(struct.type());
    return at(struct.segment(), struct.byteOffset());
  }

  /// {@return the format of one buffer that fills its segment, read through the interface}
  ///
  /// @param schema that the type of this binding is of
  /// @throws IllegalArgumentException if it is of another one, or a struct
  public Format<T> format(FlatBufferSchema schema) {
    return format(FlatBuffers.format(schema, type));
  }

  /// {@return a format of tables, read through the interface}
  ///
  /// What is verified, and so the name, is the same.
  ///
  /// @param tables such as [FlatBuffers#sizePrefixed]; its roots must be of the type of this
  ///   binding
  public Format<T> format(Format<FlatTable> tables) {
    return new BoundFormat<>(requireNonNull(tables, "tables"), this);
  }

  private void require(FlatType other) {
    if (other != type) {
      boolean twin = other.toString().equals(type.toString());
      throw new IllegalArgumentException(
          "%s: cannot read it (found %s, allowed %s)"
              .formatted(
                  view.getSimpleName(), twin ? other + " of another schema object" : other, type));
    }
  }

  @SuppressWarnings("unchecked") // the maker's objects are instances of view
  private T at(MemorySegment bytes, long at) {
    return (T) maker.make(bytes, at);
  }

  @Override
  public String toString() {
    return "%s of %s".formatted(view.getSimpleName(), type);
  }
}
