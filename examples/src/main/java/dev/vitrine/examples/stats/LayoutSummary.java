// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.stats;

import dev.vitrine.formats.log.LayoutCursor;
import dev.vitrine.formats.log.LayoutLog;
import dev.vitrine.formats.log.LogField;
import dev.vitrine.formats.log.LogLayout;
import java.util.Optional;

/// Which fields of a layout `vitrine stats` counts; what the layout has not is not counted.
///
/// @param host the client
/// @param request the request line
/// @param path the path, where there is no request line
/// @param status of the response
/// @param bytes the size of the response
record LayoutSummary(
    Optional<LogField> host,
    Optional<LogField> request,
    Optional<LogField> path,
    Optional<LogField> status,
    Optional<LogField> bytes) {

  /// {@return the fields of a layout, by their directives}
  static LayoutSummary of(LogLayout layout) {
    return new LayoutSummary(
        first(layout, "%h", "%a", "$remote_addr", "${remote_addr}"),
        first(layout, "%r", "%<r", "%>r", "$request", "${request}"),
        first(layout, "%U", "$request_uri", "${request_uri}", "$uri", "${uri}"),
        first(layout, "%>s", "%s", "%<s", "$status", "${status}"),
        first(
            layout,
            "%b",
            "%B",
            "%O",
            "$body_bytes_sent",
            "${body_bytes_sent}",
            "$bytes_sent",
            "${bytes_sent}"));
  }

  private static Optional<LogField> first(LogLayout layout, String... directives) {
    for (String directive : directives) {
      Optional<LogField> field = layout.field(directive);
      if (field.isPresent()) {
        return field;
      }
    }
    return Optional.empty();
  }

  void count(LayoutLog log, AccessSummary summary) {
    for (LayoutCursor entry = log.cursor(); entry.advance(); ) {
      host.ifPresent(field -> summary.hosts().add(entry.value(field)));
      status.ifPresent(field -> summary.addStatus(entry.integer(field)));
      bytes.ifPresent(field -> summary.addBytes(entry.integer(field)));
      if (request.isPresent()) {
        if (!entry.target(request.get()).isEmpty()) {
          summary.paths().add(entry.target(request.get()));
        }
      } else {
        path.ifPresent(field -> summary.paths().add(entry.value(field)));
      }
    }
  }
}
