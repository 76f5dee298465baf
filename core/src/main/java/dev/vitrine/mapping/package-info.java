// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0
/// The first door: files whose bytes cannot change.
///
/// Begin with [dev.vitrine.mapping.FrozenFile#open]; close what it gives. For files larger than
/// memory, and for pipes, use [dev.vitrine.mapping.Windows].
///
/// What each mechanism proves, and against whom, is in SAFETY.md.
package dev.vitrine.mapping;
