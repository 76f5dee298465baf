// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0
/// Classes made at run time that implement an interface over a place in verified memory. Not part
/// of the API, not exported.
///
/// A format says for each method of the interface how its value is read, as a method handle of the
/// memory and the place; [dev.vitrine.formats.internal.bind.ViewClass] makes the class.
package dev.vitrine.formats.internal.bind;
