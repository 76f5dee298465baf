// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.log;

import dev.vitrine.formats.internal.CheckedLines;
import dev.vitrine.formats.internal.Decimal;
import dev.vitrine.formats.internal.EntryWalk;
import dev.vitrine.formats.internal.VerifiedSlice;
import dev.vitrine.formats.text.Utf8Slice;
import java.lang.foreign.MemorySegment;

/// Goes through the well-formed entries of an access log without allocating; malformed lines are
/// passed over.
///
/// Numbers are read from the text when they are asked for. Texts are [Utf8Slice]s as they stand in
/// the log, with escapes not yet resolved ([AccessLog#unescape]); a text that is absent is the
/// slice `-`, as the log has it.
///
/// ```java
/// long bytes = 0;
/// for (AccessLogCursor entry = log.cursor(); entry.advance(); ) {
///   bytes += entry.responseBytes();
/// }
/// ```
///
/// For one thread at a time. Before the first and after the last entry the values mean nothing.
/// Valid until the file is closed.
public final class AccessLogCursor {

  private final EntryWalk walk;
  private final MemorySegment bytes;
  private final EntryPlaces places;
  private final RequestLine requestLine = new RequestLine();
  private boolean isSplit;

  AccessLogCursor(CheckedLines lines, boolean combined) {
    this.walk = new EntryWalk(lines);
    this.bytes = lines.bytes();
    this.places = new EntryPlaces(walk, bytes, combined);
  }

  /// {@return whether there was a next entry; if so, this cursor is at it}
  public boolean advance() {
    isSplit = false;
    return places.advance();
  }

  /// {@return the name or address of the client}
  public Utf8Slice host() {
    return slice(places.host(), places.hostEnd());
  }

  /// {@return the identity of the client by RFC 1413, usually `-`}
  public Utf8Slice ident() {
    return slice(places.hostEnd() + 1, places.identEnd());
  }

  /// {@return the authenticated user, `-` if there is none}
  public Utf8Slice user() {
    return slice(places.identEnd() + 1, places.userEnd());
  }

  /// {@return the time of the request, in seconds since 1970-01-01T00:00:00Z}
  public long epochSecond() {
    return LogTime.epochSecond(bytes, places.time());
  }

  /// {@return how far the clock that wrote the time is ahead of UTC, in seconds, from -64800 to
  /// 64800}
  public int zoneOffsetSeconds() {
    return LogTime.zoneSeconds(bytes, places.time());
  }

  /// {@return the whole request line, as written}
  public Utf8Slice request() {
    return slice(places.request(), places.requestEnd());
  }

  /// {@return whether the request line has a method and a target: at least one space, with
  /// something on both sides}
  public boolean hasTarget() {
    return requestLine().hasTarget();
  }

  /// {@return the method of the request; empty without [#hasTarget()]}
  public Utf8Slice method() {
    return slice(places.request(), requestLine().methodEnd());
  }

  /// {@return the target of the request, as written: what stands between the method and the
  /// protocol; empty without [#hasTarget()]}
  public Utf8Slice target() {
    return slice(requestLine().target(), requestLine().targetEnd());
  }

  /// {@return the protocol of the request, such as `HTTP/1.1`; empty if it is not given (HTTP/0.9)}
  public Utf8Slice protocol() {
    return slice(requestLine().protocol(), places.requestEnd());
  }

  /// {@return the status of the response, 0 to 999}
  public int status() {
    return (int) Decimal.digits(bytes, places.status(), 3);
  }

  /// {@return whether the log gives a size of the response; if not it has `-`}
  public boolean hasResponseBytes() {
    return !places.hasNoResponseBytes();
  }

  /// {@return the size of the response in bytes, without headers; 0 if the log has `-`, which is
  /// how it writes that no bytes were sent}
  public long responseBytes() {
    return places.hasNoResponseBytes()
        ? 0
        : Decimal.digits(
            bytes, places.responseBytes(), places.responseBytesEnd() - places.responseBytes());
  }

  /// {@return where the client says it came from; `-` if it did not say; empty in the common
  /// format}
  public Utf8Slice referrer() {
    return slice(places.referrer(), places.referrerEnd());
  }

  /// {@return what the client says it is; `-` if it did not say; empty in the common format}
  public Utf8Slice userAgent() {
    return slice(places.userAgent(), places.userAgentEnd());
  }

  /// {@return the whole line, without its end}
  public Utf8Slice line() {
    return walk.text();
  }

  /// {@return where the line begins, in bytes from the start of the segment}
  public long byteOffset() {
    return walk.from();
  }

  /// {@return the index of the line among all lines, malformed ones included}
  public long lineIndex() {
    return walk.index();
  }

  /// {@return a copy of the entry that does not move on with this cursor}
  public AccessLog.Entry entry() {
    return AccessLog.Entry.of(this);
  }

  private RequestLine requestLine() {
    if (!isSplit) {
      requestLine.reset(bytes, places.request(), places.requestEnd());
      isSplit = true;
    }
    return requestLine;
  }

  private Utf8Slice slice(long from, long to) {
    return new VerifiedSlice(bytes, from, Math.max(0, to - from)); // less before the first entry
  }
}
