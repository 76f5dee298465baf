// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.json;

import dev.vitrine.formats.internal.LineGrammar;
import java.lang.foreign.MemorySegment;

/// The grammar of one JSON text (RFC 8259, sections 2 to 7).
///
/// For one thread at a time. Places are bytes from the start of the segment.
final class JsonGrammar extends LineGrammar<JsonFault> {

  // Every method that reads a part of the text returns where it ends, or FAILED.

  private final int maxDepth;
  private final boolean blankAllowed;
  private final Nesting open = new Nesting();

  private long end;
  private String allowed = "";

  /// Makes a checker.
  ///
  /// @param maxDepth how many containers may be open at the same time
  /// @param blankAllowed whether a text of nothing but whitespace is in order
  JsonGrammar(int maxDepth, boolean blankAllowed) {
    super(JsonFault.NO_VALUE);
    this.maxDepth = maxDepth;
    this.blankAllowed = blankAllowed;
  }

  @Override
  public boolean check(MemorySegment bytes, long from, long to) {
    this.bytes = bytes;
    this.end = to;
    open.clear();
    long at = space(from);
    if (at == to) {
      return blankAllowed || fail(JsonFault.NO_VALUE, at, "a JSON value") != FAILED;
    }
    while (at != FAILED) {
      at = value(at);
      if (at != FAILED && open.depth() == 0) {
        at = space(at);
        return at == end || fail(JsonFault.TRAILING_DATA, at, "whitespace only") != FAILED;
      }
    }
    return false;
  }

  @Override
  public boolean isEntry(MemorySegment bytes, long from, long to) {
    return !blankAllowed || JsonScan.skipSpace(bytes, from, to) < to;
  }

  /// Reads a value, or the beginning of one up to its first inner value, and the ends of all
  /// containers that end behind it.
  ///
  /// @return where the next value begins; with no container open, where the last one ends
  private long value(long at) {
    byte first = at < end ? byteAt(at) : 0;
    if (first != '{' && first != '[') {
      long after = scalar(at, first);
      return after == FAILED ? FAILED : afterValue(after);
    }
    if (open.depth() == maxDepth) {
      return fail(JsonFault.TOO_DEEP, at, maxDepth + " levels");
    }
    boolean object = first == '{';
    open.push(object);
    long inner = space(at + 1);
    if (inner < end && byteAt(inner) == (object ? '}' : ']')) {
      return afterValue(inner);
    }
    return object ? name(inner, "\" or }") : inner;
  }

  /// Reads separators and closing brackets.
  ///
  /// @param from the end of a value, or the closing bracket of an empty container
  private long afterValue(long from) {
    long at = from;
    while (open.depth() > 0) {
      at = space(at);
      byte b = at < end ? byteAt(at) : 0;
      boolean object = open.isInObject();
      if (b == ',') {
        long next = space(at + 1);
        return object ? name(next, "\"") : next;
      }
      if (b != (object ? '}' : ']')) {
        return fail(JsonFault.SEPARATOR, at, object ? ", or }" : ", or ]");
      }
      open.pop();
      at++;
    }
    return at;
  }

  /// Reads the name of a member and the colon.
  ///
  /// @return where the value of the member begins
  private long name(long at, String allowedFirst) {
    if (at == end || byteAt(at) != '"') {
      return fail(JsonFault.NAME, at, allowedFirst);
    }
    long after = string(at + 1);
    if (after == FAILED) {
      return FAILED;
    }
    long colon = space(after);
    if (colon == end || byteAt(colon) != ':') {
      return fail(JsonFault.COLON, colon, ":");
    }
    return space(colon + 1);
  }

  private long scalar(long at, byte first) {
    return switch (first) {
      case '"' -> string(at + 1);
      case 't' -> literal(at, "true");
      case 'f' -> literal(at, "false");
      case 'n' -> literal(at, "null");
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number(at, first);
      default -> fail(JsonFault.VALUE, at, "{, [, \", a digit, -, true, false or null");
    };
  }

  /// Reads a string from behind its opening quote.
  private long string(long from) {
    long at = JsonScan.endOfPlain(bytes, from, end);
    while (at < end) {
      byte b = byteAt(at);
      if (b == '"') {
        return at + 1;
      }
      if (b != '\\') {
        return fail(JsonFault.CONTROL_CHARACTER, at, "20 and above, or an escape");
      }
      at = escape(at + 1);
      if (at == FAILED) {
        return FAILED;
      }
      at = JsonScan.endOfPlain(bytes, at, end);
    }
    return fail(JsonFault.UNCLOSED_STRING, end, "a closing \"");
  }

  /// Reads an escape from behind its backslash.
  private long escape(long at) {
    byte letter = at < end ? byteAt(at) : 0;
    return switch (letter) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at + 1;
      case 'u' -> hexDigits(at + 1);
      default -> fail(JsonFault.ESCAPE, at, "one of \" \\ / b f n r t u");
    };
  }

  private long hexDigits(long from) {
    for (long at = from; at < from + 4; at++) {
      if (at == end || Character.digit(byteAt(at), 16) < 0) {
        return fail(JsonFault.ESCAPE, at, "4 hexadecimal digits after \\u");
      }
    }
    return from + 4;
  }

  private long literal(long at, String word) {
    for (int i = 1; i < word.length(); i++) {
      if (at + i >= end || byteAt(at + i) != word.charAt(i)) {
        return fail(JsonFault.LITERAL, Math.min(at + i, end), word);
      }
    }
    return at + word.length();
  }

  private long number(long from, byte first) {
    long at = first == '-' ? from + 1 : from;
    boolean zero = at < end && byteAt(at) == '0';
    long whole = digits(at);
    if (zero && whole > at + 1) {
      return fail(JsonFault.NUMBER, at + 1, "no digit after a leading 0");
    }
    at = whole;
    if (at != FAILED && at < end && byteAt(at) == '.') {
      at = digits(at + 1);
    }
    if (at != FAILED && at < end && (byteAt(at) | 0x20) == 'e') {
      at++;
      at = digits(at < end && (byteAt(at) == '+' || byteAt(at) == '-') ? at + 1 : at);
    }
    return at;
  }

  /// Reads one digit at least.
  private long digits(long from) {
    long at = from;
    while (at < end && isDigit(byteAt(at))) {
      at++;
    }
    return at == from ? fail(JsonFault.NUMBER, at, "a digit") : at;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private long space(long at) {
    return at < end && byteAt(at) > ' ' ? at : JsonScan.skipSpace(bytes, at, end);
  }

  private long fail(JsonFault fault, long offset, String allowed) {
    this.allowed = allowed;
    return failed(fault, offset);
  }

  @Override
  public String allowed() {
    return allowed;
  }
}
