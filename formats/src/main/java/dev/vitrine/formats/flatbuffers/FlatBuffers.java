// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import static java.util.Objects.requireNonNull;

import dev.vitrine.Format;
import dev.vitrine.RecordFormat;
import java.lang.invoke.MethodHandles;
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

  /// Binds an interface to a table or struct of a schema: the interface is compared with the
  /// schema, and a class made that implements it.
  ///
  /// ```java
  /// interface Monster {
  ///   short hp();
  ///   Utf8Slice name();           // a required string
  ///   Optional<Vec3> pos();       // another interface
  ///   List<Weapon> weapons();     // empty if absent
  /// }
  /// FlatBinding<Monster> monsters =
  ///     FlatBuffers.bind(schema.type("Monster"), Monster.class, MethodHandles.lookup());
  /// Monster monster = file.verify(monsters.format(schema)).get();
  /// ```
  ///
  /// A method reads the field of its name, `vector_of_longs` also as `vectorOfLongs()`, `class` as
  /// `class_()`. Methods with a body, and those of `Object`, such as `hashCode()`, are left alone:
  /// a field of that name is read by `hashCode_()`. Fields without a method are not looked at. What
  /// a method returns:
  ///
  /// | field | returns |
  /// |---|---|
  /// | `bool` | `boolean` |
  /// | `byte` | `byte`, `short`, `int`, `long` |
  /// | `ubyte`, tag of a union | `int`, `short`, `long` |
  /// | `short` | `short`, `int`, `long` |
  /// | `ushort` | `int`, `char`, `long` |
  /// | `int` | `int`, `long` |
  /// | `uint` | `long` |
  /// | `long`, `ulong` | `long`; of a `ulong` the 64 bits |
  /// | `float` | `float`, `double` |
  /// | `double` | `double` |
  /// | enum | as its integer; or a Java enum with a constant for every name of the schema, and one called `UNKNOWN`, which stands for other numbers; without it, in an `Optional` |
  /// | struct, table | an interface; [FlatStruct] or [FlatTable] |
  /// | string | [dev.vitrine.formats.text.Utf8Slice], `String` |
  /// | vector, array | `List` of the above, with primitives boxed; [FlatVector]; of scalars also `MemorySegment` (little-endian) |
  /// | nested buffer | an interface or [FlatTable] of its root; or as the vector it is |
  /// | union | [FlatUnion]; or a sealed interface that permits an interface for each member, all of them tables or structs, named as the member or its type |
  /// | vector of unions | `List` of `Optional` of those; [FlatVector] |
  ///
  /// Where absence is a value (a scalar with `= null`, anything else that is not `required`, and
  /// every union, whose tag may be `NONE` or unknown), the method returns an `Optional`, an
  /// `OptionalInt` and so on, or a type annotated with some `@Nullable` that is kept at run time. A
  /// plain `List` is empty then. Other scalars read as their defaults.
  ///
  /// Objects are equal if they are the same place of the same memory, read by the same binding. The
  /// class lives in the package and class loader of the lookup, which must see all interfaces; they
  /// may be package-private or nested.
  ///
  /// @param <T> the interface
  /// @param type what it reads
  /// @param view the interface
  /// @param lookup of the caller, `MethodHandles.lookup()`, with full privileges
  /// @return the binding; make it once, it costs some milliseconds
  /// @throws IllegalArgumentException if the interface, or one it refers to, does not fit; the
  ///   message has a line for each mismatch
  public static <T> FlatBinding<T> bind(FlatType type, Class<T> view, MethodHandles.Lookup lookup) {
    requireNonNull(type, "type");
    return new Binder(requireNonNull(lookup, "lookup")).bind(type, requireNonNull(view, "view"));
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
