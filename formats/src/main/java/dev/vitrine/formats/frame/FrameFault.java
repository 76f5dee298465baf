// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.frame;

import dev.vitrine.Fault;

/// What can be wrong with framed data besides its payloads and their size
/// ([dev.vitrine.RecordFault#TOO_LONG]).
///
/// The place of a fault is the number that is wrong; that of a torn tail is the frame that is cut.
public enum FrameFault implements Fault {
  /// The data ends inside a frame: everything before is valid. Accepted by formats made with
  /// [FrameFormat#acceptingTornTail()].
  TORN_TAIL("data ends inside a frame"),
  /// A recycled RocksDB log goes on with a fragment of the log that the file held before: the log
  /// ends here, and everything before is valid. Treated as a torn tail.
  OTHER_LOG("fragment of another log"),
  /// A length cannot be: it is negative, or larger than what it has to fit into.
  BAD_LENGTH("length not possible"),
  /// A variable-length integer has more bytes than its value needs.
  OVERLONG_LENGTH("length in more bytes than needed"),
  /// The length that a block ends with is not the one it begins with.
  LENGTH_MISMATCH("lengths at both ends of the block differ"),
  /// The checksum of a length is wrong.
  BAD_LENGTH_CHECKSUM("wrong checksum of the length"),
  /// The checksum of content is wrong.
  BAD_CHECKSUM("wrong checksum"),
  /// A fragment has a type that the log format does not know.
  UNKNOWN_TYPE("unknown type of fragment"),
  /// A fragment continues a record that has not begun.
  MISSING_START("fragment without the start of its record"),
  /// A record begins before the last one has ended.
  MISSING_END("record without its last fragment"),
  /// Bytes that ought to be padding are not zero.
  NONZERO_PADDING("padding that is not zero"),
  /// The file or section does not begin with a number that is known.
  BAD_MAGIC("unknown magic number"),
  /// The version of the file is not one that is known.
  BAD_VERSION("unknown version"),
  /// A packet is larger than its capture allowed.
  LONGER_THAN_SNAPSHOT("packet longer than the snapshot length"),
  /// A packet belongs to an interface that its section has not described before.
  UNKNOWN_INTERFACE("unknown interface"),
  /// A section or interface more than are kept in memory.
  TOO_MANY_INTERFACES("too many sections or interfaces"),
  /// An option reaches outside its block, or has not the size it must have.
  BAD_OPTION("option not possible");

  private final String description;

  FrameFault(String description) {
    this.description = description;
  }

  @Override
  public String description() {
    return description;
  }
}
