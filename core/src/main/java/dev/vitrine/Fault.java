// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine;

import java.io.Serializable;

/// What is wrong with invalid data: one constant of a closed set that its format declares.
///
/// Meant to be implemented by an `enum` per format, so that [#name()] is a stable code for programs
/// and [#description()] the words for people.
///
/// Immutable and safe for use by many threads.
public interface Fault extends Serializable {

  /// {@return the stable code of this fault, an upper-case identifier such as `OVERLONG`}
  String name();

  /// {@return the fault in words, without place and values, such as `overlong encoding`}
  String description();
}
