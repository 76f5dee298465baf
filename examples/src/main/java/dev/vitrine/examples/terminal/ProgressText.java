// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.terminal;

import java.util.Locale;

/// How far some work has come, in words: `1.2 GiB of 4.0 GiB, 30%, 512.0 MiB/s, 0:06 left`.
///
/// @param done how many bytes have been read
/// @param total how many there are, or [#UNKNOWN]
/// @param nanos how long that took, in nanoseconds
record ProgressText(long done, long total, long nanos) {

  /// The size of a pipe.
  static final long UNKNOWN = -1;

  private static final double NANOS = 1e9;
  private static final String[] UNITS = {"KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

  @Override
  public String toString() {
    double rate = done * NANOS / Math.max(nanos, 1);
    String speed = ", " + size(rate) + "/s";
    if (total <= 0) {
      return size((double) done) + speed;
    }
    long known = Math.max(total, done); // files may grow
    long percent = (long) (100.0 * done / known);
    String left = done == 0 ? "" : ", " + time((long) Math.ceil((known - done) / rate)) + " left";
    return size((double) done)
        + " of "
        + size((double) known)
        + ", "
        + percent
        + "%"
        + speed
        + left;
  }

  private static String size(double bytes) {
    if (bytes < 1024) {
      return (long) bytes + " B";
    }
    double number = bytes;
    int unit = -1;
    while (number >= 1024) {
      number /= 1024;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %s", number, UNITS[unit]);
  }

  private static String time(long seconds) {
    long minutes = seconds / 60;
    return minutes < 60
        ? String.format(Locale.ROOT, "%d:%02d", minutes, seconds % 60)
        : String.format(Locale.ROOT, "%d:%02d:%02d", minutes / 60, minutes % 60, seconds % 60);
  }
}
