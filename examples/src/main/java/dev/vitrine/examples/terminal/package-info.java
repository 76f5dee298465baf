// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

/// What the commands read from and write to: streams, colours, progress.
package dev.vitrine.examples.terminal;
