// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import static java.util.Objects.requireNonNull;

import dev.vitrine.Format;
import dev.vitrine.RecordFormat;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Function;

/// Formats of FlatBuffers: one buffer as a whole, or a stream of them.
///
/// ```java
/// FlatBufferSchema schema = FlatBufferSchema.open(Path.of("monster.bfbs"));
/// FlatType monster = schema.type("MyGame.Example.Monster");
/// FieldKey hp = monster.field("hp");
/// try (FrozenFile file = FrozenFile.open(path)) {
///   FlatTable root = file.verify(FlatBuffers.format(schema, monster)).get();
///   int points = root.getInt(hp);
/// }
/// ```
///
/// Verification looks at everything that an accessor could reach, as deep as
/// [dev.vitrine.VerifyOptions#maxDepth()] says, 1000 levels at most, and takes a number of steps
/// proportional to the size of the data: buffers in which the same parts are referred to over and
/// over are refused with [FlatBufferFault#TOO_MUCH_WORK].
public final class FlatBuffers {

  private FlatBuffers() {}

  /// {@return the format of one buffer that fills its segment, with the usual options}
  ///
  /// @param schema of the buffer
  /// @param root its root table, a type of the schema
  /// @throws IllegalArgumentException if `root` is not a table of the schema
  public static Format<FlatTable> format(FlatBufferSchema schema, FlatType root) {
    return format(schema, root, FlatBufferOptions.DEFAULT);
  }

  /// {@return the format of one buffer that fills its segment}
  ///
  /// @param schema of the buffer
  /// @param root its root table, a type of the schema
  /// @param options what else is demanded
  /// @throws IllegalArgumentException if `root` is not a table of the schema
  public static Format<FlatTable> format(
      FlatBufferSchema schema, FlatType root, FlatBufferOptions options) {
    return new FlatBufferFormat(schema, rootType(schema, root, options), options);
  }

  /// {@return the format of one buffer with its size in front, with the usual options}
  ///
  /// Nothing may follow the buffer.
  ///
  /// @param schema of the buffer
  /// @param root its root table, a type of the schema
  /// @throws IllegalArgumentException if `root` is not a table of the schema
  public static Format<FlatTable> sizePrefixed(FlatBufferSchema schema, FlatType root) {
    return sizePrefixed(schema, root, FlatBufferOptions.DEFAULT);
  }

  /// {@return the format of one buffer with its size in front}
  ///
  /// Nothing may follow the buffer.
  ///
  /// @param schema of the buffer
  /// @param root its root table, a type of the schema
  /// @param options what else is demanded
  /// @throws IllegalArgumentException if `root` is not a table of the schema
  public static Format<FlatTable> sizePrefixed(
      FlatBufferSchema schema, FlatType root, FlatBufferOptions options) {
    return new SizePrefixedFormat(schema, rootType(schema, root, options), options);
  }

  /// {@return the format of any number of buffers, none included, each with its size in front, one
  /// after the other}
  ///
  /// Buffers larger than [dev.vitrine.VerifyOptions#maxRecordByteSize()] are refused. Many threads
  /// verify a stream together.
  ///
  /// @param schema of the buffers
  /// @param root their root table, a type of the schema
  /// @throws IllegalArgumentException if `root` is not a table of the schema
  public static RecordFormat<FlatBufferStream> stream(FlatBufferSchema schema, FlatType root) {
    return stream(schema, root, FlatBufferOptions.DEFAULT);
  }

  /// {@return the format of any number of buffers, none included, each with its size in front, one
  /// after the other}
  ///
  /// Buffers larger than [dev.vitrine.VerifyOptions#maxRecordByteSize()] are refused. Many threads
  /// verify a stream together.
  ///
  /// @param schema of the buffers
  /// @param root their root table, a type of the schema
  /// @param options what else is demanded
  /// @throws IllegalArgumentException if `root` is not a table of the schema
  public static RecordFormat<FlatBufferStream> stream(
      FlatBufferSchema schema, FlatType root, FlatBufferOptions options) {
    return new StreamFormat(schema, rootType(schema, root, options), options);
  }

  /// {@return the format of one buffer that is then read through a class that `flatc --java` made}
  ///
  /// ```java
  /// Monster monster = file.verify(FlatBuffers.generated(schema, Monster::getRootAsMonster)).get();
  /// ```
  ///
  /// The class must have been made from this schema. Buffers that flatbuffers-java (25.2.10) would
  /// misread, because it takes the numbers in vtables as signed and positions as `int`, are refused
  /// with [FlatBufferFault#SLOT_NOT_READABLE] and [FlatBufferFault#BUFFER_NOT_READABLE].
  ///
  /// What no verification can cure: the getter of a union fills whatever object it is given, so a
  /// `Monster` can be read as a `Stat` without an error; ask for the tag first. An index outside a
  /// vector is not always refused. Fields marked as deprecated have getters in old classes, but are
  /// not verified. A `String` is decoded and checked again by each getter.
  ///
  /// @param <T> the generated class
  /// @param schema of the buffer; its root is that of the class
  /// @param getRoot the method `getRootAs…`; the buffer it gets is read-only and little-endian
  /// @throws IllegalArgumentException if the schema names no root
  public static <T> Format<T> generated(
      FlatBufferSchema schema, Function<? super ByteBuffer, ? extends T> getRoot) {
    FlatType root =
        schema
            .rootType()
            .orElseThrow(() -> new IllegalArgumentException("schema: it names no root"));
    RootType signed = rootType(schema, root, FlatBufferOptions.DEFAULT).withSignedSlots();
    return new GeneratedFormat<>(schema, signed, requireNonNull(getRoot, "getRoot"));
  }

  private static RootType rootType(
      FlatBufferSchema schema, FlatType root, FlatBufferOptions options) {
    requireNonNull(options, "options");
    if (root.isStruct() || schema.type(root.name()) != root) {
      throw new IllegalArgumentException(
          "root: not a table of the schema (found %s, allowed its tables)".formatted(root));
    }
    boolean named = schema.rootType().equals(Optional.of(root));
    return new RootType(
        root, named && options.identifier() ? schema.fileIdentifier() : "", RootType.ANY_SLOT);
  }
}
