// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

/// What an application of somebody else's looks like on the module path.
module consumer {
  requires dev.vitrine.formats;
}
