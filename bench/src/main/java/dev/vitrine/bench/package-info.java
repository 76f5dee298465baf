// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

/// Benchmarks: each class is a question, its contenders answer it, and their answers are compared
/// before anything is timed.
package dev.vitrine.bench;
