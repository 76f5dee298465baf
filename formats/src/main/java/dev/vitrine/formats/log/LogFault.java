// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.log;

import dev.vitrine.Fault;

/// What can be wrong with a line of an access log, besides its encoding ([dev.vitrine.Utf8Fault]).
public enum LogFault implements Fault {
  /// The first field, the client, is missing or not followed by a space.
  HOST("malformed host", "a word and a space"),
  /// The second field, the identity by RFC 1413, is missing or not followed by a space.
  IDENT("malformed ident", "a word and a space"),
  /// The third field, the user, is missing or not followed by a space.
  USER("malformed user", "a word and a space"),
  /// The time is not of the right form, or its day does not exist.
  TIME("malformed time", "[dd/Mon/yyyy:HH:MM:SS +hhmm] and a space"),
  /// The request is not in quotes, or not followed by a space.
  REQUEST("malformed request", "a quoted string, closed, and a space"),
  /// The status is not three digits followed by a space.
  STATUS("malformed status", "3 digits and a space"),
  /// The response size is neither `-` nor 1 to 18 digits, or not followed by what must come next.
  RESPONSE_BYTES("malformed response size", "- or 1 to 18 digits"),
  /// The referrer is not in quotes, or not followed by a space.
  REFERRER("malformed referrer", "a quoted string, closed, and a space"),
  /// The user agent is not in quotes.
  USER_AGENT("malformed user agent", "a quoted string, closed"),
  /// Something follows the last field.
  TRAILING_DATA("data after the last field", "end of line");

  private final String description;
  private final String allowed;

  LogFault(String description, String allowed) {
    this.description = description;
    this.allowed = allowed;
  }

  @Override
  public String description() {
    return description;
  }

  String allowed() {
    return allowed;
  }
}
