// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0
/// Comma-separated values (RFC 4180) and their relatives.
///
/// Begin with `file.verify(Csv.rfc4180())`; find a column by its name once
/// ([dev.vitrine.formats.csv.Csv#column]), then go through the records with
/// [dev.vitrine.formats.csv.Csv#cursor()], which allocates nothing.
package dev.vitrine.formats.csv;
