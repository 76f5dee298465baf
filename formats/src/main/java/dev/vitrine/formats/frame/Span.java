// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.frame;

/// What lies at one place of framed data, as a [FrameReader] found it.
///
/// Used again for place after place, by one thread.
final class Span {

  /// What it is.
  enum Kind {
    /// A whole frame.
    FRAME,
    /// Something whole that is no frame: a header, padding, a block that carries no payload.
    OTHER,
    /// The beginning of something that the data ends in.
    TORN,
    /// Something that no more data would mend.
    CORRUPT
  }

  /// Where it begins, and where the next one begins if it is whole.
  long from;

  long next;

  /// Where the payload begins, and how long all its pieces are.
  long payload;

  long payloadByteSize;

  /// Whether the payload consists of more than one piece.
  boolean fragmented;

  /// Left to the reader: what it knows about the neighbourhood.
  int hint;

  /// Of something torn, how long it would be, at least; of something corrupt, where it is so.
  long wholeByteSize;

  FrameFault fault = FrameFault.TORN_TAIL;
  long faultOffset;
  String found = "";
  String allowed = "";

  /// Answers with a frame, if the data does not end before it does.
  ///
  /// @param newPayload where the payload begins
  /// @param size how long the payload is, at least 0
  /// @param tail how many bytes follow it in the frame
  /// @param end where the data ends
  Kind frame(long newPayload, long size, long tail, long end) {
    long header = newPayload - from;
    if (size > end - newPayload - tail) {
      long most = Long.MAX_VALUE - header - tail;
      return torn(size > most ? Long.MAX_VALUE : header + size + tail);
    }
    payload = newPayload;
    payloadByteSize = size;
    next = newPayload + size + tail;
    return Kind.FRAME;
  }

  /// Answers with a frame whose end has been set.
  Kind frame(long newPayload, long size) {
    payload = newPayload;
    payloadByteSize = size;
    return Kind.FRAME;
  }

  /// Answers that there is something that is no frame.
  Kind other(long end) {
    next = end;
    return Kind.OTHER;
  }

  /// Answers that the data ends too early.
  ///
  /// @param byteSize how long the thing would be, as far as it is known
  Kind torn(long byteSize) {
    wholeByteSize = byteSize;
    fault = FrameFault.TORN_TAIL;
    return Kind.TORN;
  }

  /// Answers that the data ends before what stands here.
  Kind endsBecause(FrameFault newFault) {
    wholeByteSize = 0;
    fault = newFault;
    return Kind.TORN;
  }

  /// Answers that something is wrong.
  Kind corrupt(FrameFault newFault, long at, String newFound, String newAllowed) {
    fault = newFault;
    faultOffset = at;
    found = newFound;
    allowed = newAllowed;
    return Kind.CORRUPT;
  }

  /// Answers that a number is wrong.
  Kind corrupt(FrameFault newFault, long at, long newFound, String newAllowed) {
    return corrupt(newFault, at, Long.toUnsignedString(newFound), newAllowed);
  }
}
