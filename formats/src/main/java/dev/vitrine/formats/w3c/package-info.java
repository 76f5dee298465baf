// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0
/// Logs in the W3C extended log file format, as IIS and others write them.
///
/// Begin with `file.verify(W3cLog.format())`; go through the entries with
/// [dev.vitrine.formats.w3c.W3cLog#cursor()], which allocates nothing, or as records.
package dev.vitrine.formats.w3c;
