// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0
/// What has been verified as a part of something larger. Not part of the API; exported to the
/// formats of Vitrine only.
package dev.vitrine.internal.part;
