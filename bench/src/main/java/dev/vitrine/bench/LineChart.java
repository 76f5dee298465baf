// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.bench;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A line chart in SVG, both axes from zero: what grows in proportion is a straight line.
final class LineChart {

  /// A point of a line.
  ///
  /// @param x at least 0
  /// @param y at least 0
  record Point(double x, double y) {}

  private static final int WIDTH = 760;
  private static final int HEIGHT = 360;
  private static final int LEFT = 70;
  private static final int TOP = 40;
  private static final int PLOT_WIDTH = 480;
  private static final int PLOT_HEIGHT = 270;
  private static final List<String> COLOURS = List.of("#3b6ea5", "#b5532a", "#4c8c4a", "#7a4f9a");

  private LineChart() {}

  /// {@return the chart}
  ///
  /// @param title above it
  /// @param xUnit of the horizontal axis
  /// @param yUnit of the vertical axis
  /// @param lines by name, each with its points from left to right
  static String svg(String title, String xUnit, String yUnit, Map<String, List<Point>> lines) {
    List<Point> all = lines.values().stream().flatMap(List::stream).toList();
    double right = all.stream().mapToDouble(Point::x).max().orElse(1);
    double top = all.stream().max(Comparator.comparingDouble(Point::y)).map(Point::y).orElse(1.0);
    StringBuilder svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="13">
        <rect width="100%%" height="100%%" fill="white"/>
        <text x="8" y="20" font-weight="bold">%s</text>
        <path d="M %d %d v %d h %d" fill="none" stroke="black"/>
        """
            .formatted(WIDTH, HEIGHT, Chart.escape(title), LEFT, TOP, PLOT_HEIGHT, PLOT_WIDTH));
    int base = TOP + PLOT_HEIGHT;
    svg.append(label(LEFT - 6, TOP + 5, "end", number(top) + " " + yUnit));
    svg.append(label(LEFT - 6, base, "end", "0"));
    svg.append(label(LEFT + PLOT_WIDTH, base + 18, "end", number(right) + " " + xUnit));
    int index = 0;
    for (Map.Entry<String, List<Point>> line : lines.entrySet()) {
      String colour = COLOURS.get(index % COLOURS.size());
      svg.append(line(line.getValue(), right, top, colour));
      svg.append(
          "<rect x=\"%d\" y=\"%d\" width=\"12\" height=\"12\" fill=\"%s\"/>\n"
              .formatted(LEFT + PLOT_WIDTH + 16, TOP + 22 * index, colour));
      svg.append(label(LEFT + PLOT_WIDTH + 34, TOP + 22 * index + 11, "start", line.getKey()));
      index++;
    }
    return svg.append("</svg>\n").toString();
  }

  private static String line(List<Point> points, double right, double top, String colour) {
    StringBuilder path = new StringBuilder();
    StringBuilder dots = new StringBuilder();
    for (Point point : points) {
      double x = LEFT + PLOT_WIDTH * point.x() / right;
      double y = TOP + PLOT_HEIGHT * (1 - point.y() / top);
      path.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
      dots.append(
          String.format(
              Locale.ROOT,
              "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>%n",
              x,
              y,
              colour));
    }
    return "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\"/>%n%s"
        .formatted(path.toString().strip(), colour, dots);
  }

  private static String label(int x, int y, String anchor, String text) {
    return "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>%n"
        .formatted(x, y, anchor, Chart.escape(text));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value >= 10 ? "%.0f" : "%.2f", value);
  }
}
