// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.log;

import dev.vitrine.formats.internal.EntryWalk;
import dev.vitrine.formats.internal.LineNotes;
import dev.vitrine.internal.scan.ByteScan;
import dev.vitrine.internal.scan.Words;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The places of the fields in one well-formed line of an access log, each found when it is asked
/// for: who wants the size of the response does not pay for finding the user agent.
///
/// For one thread at a time. Places are bytes from the start of the segment.
final class EntryPlaces {

  private static final byte SPACE = ' ';
  private static final byte QUOTE = '"';
  private static final byte BACKSLASH = '\\';
  private static final long UNKNOWN = -1;

  private static final WordPattern NO_NAMES = WordPattern.of(" - - [");

  private final EntryWalk walk;
  private final MemorySegment bytes;
  private final long size;
  private final boolean combined;

  // What has been found of the present line.
  private long hostEnd;
  private long identEnd;
  private long userEnd;
  private long requestEnd;
  private long responseBytesEnd;
  private long referrerEnd;

  /// The last place that has been found, before which there is no line feed of the line.
  private long found;

  /// @param walk over the lines whose places are asked for, here and on this walk
  EntryPlaces(EntryWalk walk, MemorySegment bytes, boolean combined) {
    this.walk = walk;
    this.bytes = bytes;
    this.size = bytes.byteSize();
    this.combined = combined;
  }

  /// {@return whether there is a next line; if so, the places are those of that one}
  boolean advance() {
    walk.lookFrom(found);
    if (!walk.advance()) {
      return false;
    }
    if (walk.note() != LineNotes.NONE) {
      take(walk.note());
      return true;
    }
    userEnd = UNKNOWN;
    requestEnd = UNKNOWN;
    responseBytesEnd = UNKNOWN;
    referrerEnd = UNKNOWN;
    return true;
  }

  private void take(long note) {
    hostEnd = walk.from() + EntryNote.host(note);
    identEnd = hostEnd + 2;
    userEnd = identEnd + 1 + EntryNote.user(note);
    requestEnd = request() + EntryNote.request(note);
    responseBytesEnd = responseBytes() + EntryNote.size(note);
    referrerEnd = referrer() + EntryNote.referrer(note);
  }

  long host() {
    return walk.from();
  }

  long hostEnd() {
    userEnd();
    return hostEnd;
  }

  long identEnd() {
    userEnd();
    return identEnd;
  }

  long userEnd() {
    if (userEnd == UNKNOWN) {
      hostEnd = ByteScan.indexOfNear(bytes, walk.from(), size, SPACE);
      boolean noNames = NO_NAMES.matches(Words.at(bytes, hostEnd)); // a time follows in any case
      identEnd = noNames ? hostEnd + 2 : ByteScan.indexOfNear(bytes, hostEnd + 1, size, SPACE);
      userEnd = noNames ? hostEnd + 4 : ByteScan.indexOfNear(bytes, identEnd + 1, size, SPACE);
      found = userEnd;
    }
    return userEnd;
  }

  long time() {
    return userEnd() + 2;
  }

  long request() {
    return time() + LogTime.BYTE_SIZE + 3;
  }

  long requestEnd() {
    if (requestEnd == UNKNOWN) {
      requestEnd = closingQuote(request());
      found = requestEnd;
    }
    return requestEnd;
  }

  long status() {
    return requestEnd() + 2;
  }

  long responseBytes() {
    return requestEnd() + 6;
  }

  long responseBytesEnd() {
    if (responseBytesEnd == UNKNOWN) {
      responseBytesEnd = combined ? DecimalEnd.of(bytes, responseBytes(), size) : walk.to();
    }
    return responseBytesEnd;
  }

  long referrer() {
    return combined ? responseBytesEnd() + 2 : walk.to();
  }

  long referrerEnd() {
    if (referrerEnd == UNKNOWN) {
      referrerEnd = combined ? closingQuote(referrer()) : walk.to();
      found = referrerEnd;
    }
    return referrerEnd;
  }

  long userAgent() {
    return combined ? referrerEnd() + 3 : walk.to();
  }

  long userAgentEnd() {
    return combined ? walk.to() - 1 : walk.to();
  }

  boolean hasNoResponseBytes() {
    return bytes.get(ValueLayout.JAVA_BYTE, responseBytes()) == '-';
  }

  /// {@return the place of the next quote that no backslash takes with it}
  private long closingQuote(long from) {
    long quote = ByteScan.indexOfNear(bytes, from, size, QUOTE);
    return bytes.get(ValueLayout.JAVA_BYTE, quote - 1) == BACKSLASH
        ? closingQuoteAfterEscapes(from)
        : quote;
  }

  private long closingQuoteAfterEscapes(long from) {
    long at = ByteScan.indexOfEither(bytes, from, size, QUOTE, BACKSLASH);
    while (bytes.get(ValueLayout.JAVA_BYTE, at) == BACKSLASH) {
      at = ByteScan.indexOfEither(bytes, at + 2, size, QUOTE, BACKSLASH);
    }
    return at;
  }
}
