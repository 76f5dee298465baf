// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0
/// Log lines of keys and values: logfmt.
///
/// Begin with `file.verify(Logfmt.format())`; go through the entries and look up keys with
/// [dev.vitrine.formats.logfmt.Logfmt#cursor()], which allocates nothing, or as records.
package dev.vitrine.formats.logfmt;
