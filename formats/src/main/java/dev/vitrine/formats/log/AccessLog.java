// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.log;

import dev.vitrine.formats.internal.CheckedLines;
import dev.vitrine.formats.internal.EntryIterator;
import dev.vitrine.formats.text.Entries;
import dev.vitrine.formats.text.Utf8Slice;
import java.util.Iterator;

/// A verified access log of a web server, in the NCSA common or combined format.
///
/// ```text
/// host ident user [17/May/2015:10:05:03 +0000] "GET / HTTP/1.1" 200 2326 "referrer" "user agent"
/// ```
///
/// The last two fields belong to the combined format only. The formats are those of Apache httpd's
/// mod_log_config (`LogFormat`, "common" and "combined"). Every line is an entry or malformed; an
/// empty line is malformed. What happens to malformed lines is up to the [AccessLogFormat].
///
/// Immutable and safe for use by many threads. Valid until the file is closed.
public final class AccessLog extends Entries<AccessLog.Entry> {

  // INVARIANT: lines was verified with the grammar of AccessLine for this value of combined.
  private final CheckedLines lines;
  private final boolean combined;

  AccessLog(CheckedLines lines, boolean combined) {
    super(lines);
    this.lines = lines;
    this.combined = combined;
  }

  /// {@return the combined format; malformed lines are counted}
  public static AccessLogFormat combined() {
    return new AccessLogFormat(true, false);
  }

  /// {@return the common format; malformed lines are counted}
  public static AccessLogFormat common() {
    return new AccessLogFormat(false, false);
  }

  /// {@return a cursor before the first entry: the way that allocates nothing}
  public AccessLogCursor cursor() {
    return new AccessLogCursor(lines, combined);
  }

  @Override
  public Iterator<Entry> iterator() {
    AccessLogCursor cursor = cursor();
    return new EntryIterator<>(entryCount(), cursor::advance, cursor::entry);
  }

  /// {@return the text of a quoted field, with its escapes resolved}
  ///
  /// Resolved are the escapes that Apache httpd and nginx write: `\"`, `\\`, `\xhh` with two
  /// hexadecimal digits, and `\b \f \n \r \t \v`. Any other backslash stays as it is. Bytes that
  /// are not UTF-8 after that become U+FFFD.
  ///
  /// @param field a text that [AccessLogCursor] or [Entry] gave
  public static String unescape(Utf8Slice field) {
    return Escapes.resolve(field);
  }

  /// One entry of the log.
  ///
  /// Immutable and safe for use by many threads. The texts lie in the file and are valid until it
  /// is closed. A text that is absent in the log is the slice `-`; see [AccessLogCursor] for each
  /// field.
  ///
  /// @param byteOffset where the line begins, in bytes from the start of the segment
  /// @param host the name or address of the client
  /// @param ident the identity of the client by RFC 1413
  /// @param user the authenticated user
  /// @param epochSecond the time of the request, in seconds since 1970-01-01T00:00:00Z
  /// @param zoneOffsetSeconds how far the clock that wrote the time is ahead of UTC, in seconds
  /// @param request the whole request line
  /// @param method the method of the request, empty if there is none
  /// @param target the target of the request, empty if there is none
  /// @param protocol the protocol of the request, empty if there is none
  /// @param status the status of the response, 0 to 999
  /// @param hasResponseBytes whether the log gives a size of the response
  /// @param responseBytes the size of the response in bytes, 0 if the log gives none
  /// @param referrer where the client says it came from; empty in the common format
  /// @param userAgent what the client says it is; empty in the common format
  public record Entry(
      long byteOffset,
      Utf8Slice host,
      Utf8Slice ident,
      Utf8Slice user,
      long epochSecond,
      int zoneOffsetSeconds,
      Utf8Slice request,
      Utf8Slice method,
      Utf8Slice target,
      Utf8Slice protocol,
      int status,
      boolean hasResponseBytes,
      long responseBytes,
      Utf8Slice referrer,
      Utf8Slice userAgent) {

    static Entry of(AccessLogCursor at) {
      return new Entry(
          at.byteOffset(),
          at.host(),
          at.ident(),
          at.user(),
          at.epochSecond(),
          at.zoneOffsetSeconds(),
          at.request(),
          at.method(),
          at.target(),
          at.protocol(),
          at.status(),
          at.hasResponseBytes(),
          at.responseBytes(),
          at.referrer(),
          at.userAgent());
    }
  }
}
