// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

/// What runs when the command is packaged: completions, manual pages, training.
package dev.vitrine.examples.build;
