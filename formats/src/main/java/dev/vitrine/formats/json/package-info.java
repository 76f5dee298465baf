// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0
/// JSON (RFC 8259): a document ([dev.vitrine.formats.json.Json#document()]) or one value on each
/// line ([dev.vitrine.formats.json.Json#lines()]).
///
/// Begin with `file.verify(Json.lines())`; go through the values with
/// [dev.vitrine.formats.json.JsonRecords#cursor()]. The grammar is checked once; what a
/// [dev.vitrine.formats.json.JsonValue] is asked for is then found by skipping, without checks and
/// without a tree.
package dev.vitrine.formats.json;
