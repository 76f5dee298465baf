// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine;

import java.io.IOException;
import java.io.Serial;

/// Thrown when bytes are not of the format they were verified as.
///
/// It says which format refused, what is wrong as a code ([#fault()]) and in words, and where: the
/// offset of the first bad byte in the file ([#byteOffset()]) and, where data nests, the path to it
/// ([#path()]). The message has the form
///
/// ```text
/// what: fault at byte N (found X, allowed Y) [file]
/// ```
///
/// where *what* is the name of the format without its version, and the path where there is one, and
/// quotes at most 16 bytes of the data, in hexadecimal, because logs are shared.
///
/// It is an [IOException], so that opening and verifying share one `catch`.
public final class InvalidDataException extends IOException {

  @Serial private static final long serialVersionUID = 1L;

  /// The identity of the format.
  private final String format;

  /// What is wrong.
  private final Fault fault;

  /// The offset of the first bad byte, from the start of the file or stream.
  private final long byteOffset;

  /// The values found and allowed, in words; empty if there are none to tell.
  private final String detail;

  /// The way to the bad value; empty if data does not nest.
  private final String path;

  /// The name of the file or stream; empty if it has none.
  private final String source;

  InvalidDataException(
      String format, Fault fault, long byteOffset, String detail, String path, String source) {
    this.format = format;
    this.fault = fault;
    this.byteOffset = byteOffset;
    this.detail = detail;
    this.path = path;
    this.source = source;
  }

  /// {@return the identity of the format that refused the data, see [Format#name()]}
  public String format() {
    return format;
  }

  /// {@return what is wrong, one of the constants that the format declares}
  public Fault fault() {
    return fault;
  }

  /// {@return the offset of the first bad byte, in bytes from the start of the file or stream}
  public long byteOffset() {
    return byteOffset;
  }

  /// {@return the way to the bad value where data nests, such as `root.monsters[3].name` or `line
  /// 17`; empty where it does not}
  public String path() {
    return path;
  }

  /// {@return the name of the file or stream; empty if it has none}
  public String source() {
    return source;
  }

  /// Names the place inside nested data.
  ///
  /// @param step the way to the bad value, seen from the value that this exception's path begins at
  /// @return a new exception like this one, with `step` put in front of [#path()], and with the
  ///   stack trace of this one
  public InvalidDataException within(String step) {
    String joined = path.isEmpty() || path.startsWith("[") ? step + path : step + "." + path;
    InvalidDataException placed =
        new InvalidDataException(format, fault, byteOffset, detail, joined, source);
    placed.setStackTrace(getStackTrace());
    return placed;
  }

  /// {@return this fault at its place in the file, where it was found in a copy of parts of it}
  InvalidDataException placed(long newByteOffset, String newSource) {
    InvalidDataException placed =
        new InvalidDataException(format, fault, newByteOffset, detail, path, newSource);
    placed.setStackTrace(getStackTrace());
    return placed;
  }

  @Override
  public String getMessage() {
    StringBuilder text = new StringBuilder(shortName()).append(": ");
    if (!path.isEmpty()) {
      text.append(path).append(": ");
    }
    text.append(fault.description()).append(" at byte ").append(byteOffset);
    if (!detail.isEmpty()) {
      text.append(" (").append(detail).append(')');
    }
    if (!source.isEmpty()) {
      text.append(" [").append(source).append(']');
    }
    return text.toString();
  }

  private String shortName() {
    int version = format.indexOf('/');
    return version < 0 ? format : format.substring(0, version);
  }
}
