// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.bench;

import java.util.List;
import java.util.Locale;

/// A bar chart in SVG: how long each contender takes, the shortest first.
final class Chart {

  private static final int WIDTH = 760;
  private static final int BAR_HEIGHT = 22;
  private static final int LABEL_WIDTH = 330;
  private static final int TOP = 34;

  private Chart() {}

  /// {@return the chart of one question}
  ///
  /// @param scores of one question, the shortest time first
  static String svg(String question, List<Score> scores) {
    double longest = scores.getLast().nanos();
    StringBuilder svg = new StringBuilder();
    int height = TOP + BAR_HEIGHT * scores.size() + 10;
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="13">
        <rect width="100%%" height="100%%" fill="white"/>
        <text x="8" y="20" font-weight="bold">%s</text>
        """
            .formatted(WIDTH, height, escape(question)));
    int y = TOP;
    for (Score score : scores) {
      double width = Math.max(1, (WIDTH - LABEL_WIDTH - 110) * score.nanos() / longest);
      svg.append(
          String.format(
              Locale.ROOT,
              """
              <text x="%d" y="%d" text-anchor="end">%s</text>
              <rect x="%d" y="%d" width="%.1f" height="%d" fill="#3b6ea5"/>
              <text x="%.1f" y="%d">%s</text>
              """,
              LABEL_WIDTH - 8,
              y + 15,
              escape(score.contender()),
              LABEL_WIDTH,
              y + 3,
              width,
              BAR_HEIGHT - 6,
              LABEL_WIDTH + width + 6,
              y + 15,
              Report.time(score.nanos())));
      y += BAR_HEIGHT;
    }
    return svg.append("</svg>\n").toString();
  }

  /// {@return text as XML has it}
  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
