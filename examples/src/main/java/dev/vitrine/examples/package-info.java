// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0
/// The `vitrine` command: one class for each subcommand, begin with [dev.vitrine.examples.Main].
package dev.vitrine.examples;
