// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

/// The one billion row challenge; begin with [dev.vitrine.examples.billion.BillionRows].
package dev.vitrine.examples.billion;
