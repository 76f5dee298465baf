// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

/// What `vitrine stats` counts, of which logs, and how it reports it.
package dev.vitrine.examples.stats;
