// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0
/// Binary records of one size, verified once and then read at any index without checks.
///
/// Begin with [dev.vitrine.formats.record.FixedLayout], which says what a record looks like: from
/// text, or from a `StructLayout`. [dev.vitrine.formats.record.FixedLayout#format] is the format of
/// a file of them, [dev.vitrine.formats.record.FixedRecords] its view, valid until the file is
/// closed; a record is read by a cursor, or through an interface of the caller's.
package dev.vitrine.formats.record;
