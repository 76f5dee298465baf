// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0
/// FlatBuffers, verified against a schema once and then read without checks.
///
/// Begin with [dev.vitrine.formats.flatbuffers.FlatBufferSchema#open], which reads a schema, and
/// [dev.vitrine.formats.flatbuffers.FlatBuffers#format], which makes a format of it. The view is a
/// [dev.vitrine.formats.flatbuffers.FlatTable], the root of the buffer; it is valid until the file
/// is closed.
///
/// What is verified: <https://flatbuffers.dev/internals/> as far as an accessor relies on it. Every
/// reference lies inside its buffer, is not zero and leads to something of the right type and
/// alignment; every field lies inside its table; required fields are present; strings end with a
/// zero byte and are UTF-8; tags and values of unions belong together. Nothing is said about gaps,
/// about values of enums, or about parts that several references share, which are read-only anyway.
/// Deprecated fields are neither verified nor readable. A `flexbuffer` is a vector of bytes.
package dev.vitrine.formats.flatbuffers;
