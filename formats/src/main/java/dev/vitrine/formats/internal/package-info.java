// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0
/// What the packages of formats share. Not part of the API, not exported.
package dev.vitrine.formats.internal;
