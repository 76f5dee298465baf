// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.frame;

/// Where packets were captured.
///
/// Immutable and safe for use by many threads, also after the file is closed.
///
/// @param index of the interface in its section, counted from 0; 0 in a pcap file, which knows one
/// @param linkType what a packet begins with: a number of the list of LINKTYPE_ values, such as 1
///   for Ethernet
/// @param snapshotByteSize how many bytes of a packet were captured at most; 0 if there was no
///   limit
/// @param ticks what timestamps count
public record CaptureInterface(int index, int linkType, long snapshotByteSize, Ticks ticks) {

  boolean allows(long byteSize) {
    return snapshotByteSize == 0 || byteSize <= snapshotByteSize;
  }
}
