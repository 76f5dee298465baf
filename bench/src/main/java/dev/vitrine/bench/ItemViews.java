// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.bench;

import dev.vitrine.formats.flatbuffers.FlatVector;
import dev.vitrine.formats.text.Utf8Slice;
import java.util.List;
import java.util.Optional;

/// Interfaces for the tables of [ItemTable], as users of the library would write them.
final class ItemViews {

  private ItemViews() {}

  /// A table of the fixture.
  interface Maker {

    /// {@return a number}
    int level();
  }

  /// An item of the fixture.
  interface Item {

    /// {@return a number}
    long id();

    /// {@return a small number}
    short hp();

    /// {@return a text}
    Optional<Utf8Slice> name();

    /// {@return numbers}
    Optional<FlatVector> scores();

    /// {@return another table}
    Optional<Maker> maker();
  }

  /// The root of the fixture.
  interface Root {

    /// {@return the items}
    List<Item> items();
  }
}
