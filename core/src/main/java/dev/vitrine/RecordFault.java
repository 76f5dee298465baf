// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine;

/// What can be wrong with a record of any format.
public enum RecordFault implements Fault {
  /// A record is larger than [VerifyOptions#maxRecordByteSize()]. This fails the verification
  /// whatever the format does with malformed records: the limit protects the memory of the reader.
  TOO_LONG("record too long");

  private final String description;

  RecordFault(String description) {
    this.description = description;
  }

  @Override
  public String description() {
    return description;
  }
}
