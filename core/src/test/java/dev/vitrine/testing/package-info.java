// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

/// What tests share: other processes, places on several file systems.
package dev.vitrine.testing;
