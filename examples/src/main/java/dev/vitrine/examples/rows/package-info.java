// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

/// Formats by the names they have on the command line, and their records as JSON.
package dev.vitrine.examples.rows;
