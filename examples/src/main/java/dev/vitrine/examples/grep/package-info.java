// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

/// What `vitrine grep` consists of: options, matchers, input and report.
package dev.vitrine.examples.grep;
