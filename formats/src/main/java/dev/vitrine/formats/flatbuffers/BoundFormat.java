// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import dev.vitrine.Format;
import dev.vitrine.InvalidDataException;
import dev.vitrine.VerifyContext;
import dev.vitrine.mapping.FrozenSegment;

/// A format whose tables are read through an interface.
///
/// @param <T> the interface
/// @param tables what is verified
/// @param binding of their type
record BoundFormat<T>(Format<FlatTable> tables, FlatBinding<T> binding) implements Format<T> {

  @Override
  public String name() {
    return tables.name();
  }

  @Override
  public T verify(FrozenSegment segment, VerifyContext context) throws InvalidDataException {
    return binding.of(tables.verify(segment, context));
  }
}
