// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0
/// Scanning of bytes: searching, counting, UTF-8.
///
/// Not part of the API: exported to the formats of this project only. Nothing here checks who may
/// read what; the callers pass ranges that lie inside a frozen segment.
package dev.vitrine.internal.scan;
