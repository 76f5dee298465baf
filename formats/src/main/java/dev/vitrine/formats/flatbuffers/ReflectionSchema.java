// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

/// The schema of schemas: reflection.fbs of FlatBuffers 25.2.10, by hand, because something has to
/// be first.
final class ReflectionSchema {

  static final FlatBufferSchema INSTANCE = build();

  private ReflectionSchema() {}

  private static FlatBufferSchema build() {
    SchemaBuilder builder = FlatBufferSchema.builder();
    types(builder);
    enums(builder);
    objects(builder);
    services(builder);
    return builder
        .table("Schema")
        .field("objects", "[Object]")
        .required()
        .field("enums", "[Enum]")
        .required()
        .field("file_ident", "string")
        .field("file_ext", "string")
        .field("root_table", "Object")
        .field("services", "[Service]")
        .field("advanced_features", "ulong")
        .field("fbs_files", "[SchemaFile]")
        .root("Schema")
        .identifier("BFBS")
        .build();
  }

  private static void types(SchemaBuilder builder) {
    builder
        .table("Type")
        .field("base_type", "byte")
        .field("element", "byte")
        .field("index", "int")
        .withDefault(-1)
        .field("fixed_length", "ushort")
        .field("base_size", "uint")
        .withDefault(4)
        .field("element_size", "uint")
        .table("KeyValue")
        .field("key", "string")
        .required()
        .key()
        .field("value", "string");
  }

  private static void enums(SchemaBuilder builder) {
    builder
        .table("EnumVal")
        .field("name", "string")
        .required()
        .field("value", "long")
        .key()
        .field("object", "Object")
        .deprecated()
        .field("union_type", "Type")
        .field("documentation", "[string]")
        .field("attributes", "[KeyValue]")
        .table("Enum")
        .field("name", "string")
        .required()
        .key()
        .field("values", "[EnumVal]")
        .required()
        .field("is_union", "bool")
        .field("underlying_type", "Type")
        .required()
        .field("attributes", "[KeyValue]")
        .field("documentation", "[string]")
        .field("declaration_file", "string");
  }

  private static void objects(SchemaBuilder builder) {
    builder
        .table("Field")
        .field("name", "string")
        .required()
        .key()
        .field("type", "Type")
        .required()
        .field("id", "ushort")
        .field("offset", "ushort")
        .field("default_integer", "long")
        .field("default_real", "double")
        .field("deprecated", "bool")
        .field("required", "bool")
        .field("key", "bool")
        .field("attributes", "[KeyValue]")
        .field("documentation", "[string]")
        .field("optional", "bool")
        .field("padding", "ushort")
        .field("offset64", "bool")
        .table("Object")
        .field("name", "string")
        .required()
        .key()
        .field("fields", "[Field]")
        .required()
        .field("is_struct", "bool")
        .field("minalign", "int")
        .field("bytesize", "int")
        .field("attributes", "[KeyValue]")
        .field("documentation", "[string]")
        .field("declaration_file", "string");
  }

  private static void services(SchemaBuilder builder) {
    builder
        .table("RPCCall")
        .field("name", "string")
        .required()
        .key()
        .field("request", "Object")
        .required()
        .field("response", "Object")
        .required()
        .field("attributes", "[KeyValue]")
        .field("documentation", "[string]")
        .table("Service")
        .field("name", "string")
        .required()
        .key()
        .field("calls", "[RPCCall]")
        .field("attributes", "[KeyValue]")
        .field("documentation", "[string]")
        .field("declaration_file", "string")
        .table("SchemaFile")
        .field("filename", "string")
        .required()
        .key()
        .field("included_filenames", "[string]");
  }
}
