// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

import org.jspecify.annotations.NullMarked;

/// Byte layouts that are verified once and then read without checks: text, logs, JSON, CSV, frames,
/// binary records, FlatBuffers.
///
/// Every package has the same shape: a format to verify with, a view that it gives, its faults.
@NullMarked
module dev.vitrine.formats {
  requires transitive dev.vitrine.core;
  requires static org.jspecify;

  exports dev.vitrine.formats.csv;
  exports dev.vitrine.formats.flatbuffers;
  exports dev.vitrine.formats.frame;
  exports dev.vitrine.formats.json;
  exports dev.vitrine.formats.log;
  exports dev.vitrine.formats.logfmt;
  exports dev.vitrine.formats.record;
  exports dev.vitrine.formats.syslog;
  exports dev.vitrine.formats.text;
  exports dev.vitrine.formats.w3c;
}
