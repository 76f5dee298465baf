// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.frame;

import java.util.Arrays;

/// Where some of the frames are, so that any of them is found by reading a few.
///
/// Built by one thread, in the order of the data; then safe for use by many threads.
final class FrameIndex {

  /*
   * A sample is two numbers, 16 bytes. One is taken for 4 KiB and 64 steps, so that neither tiny nor
   * large frames make the index larger than 1/256 of the data, and for 1 MiB whatever comes first,
   * so that a look-up walks through 1 MiB at most. From a sample to a frame it is at most 4096
   * steps, about 10 microseconds, or 64 and a jump in memory for each.
   */
  private static final long CLOSEST_BYTES = 1 << 12;
  private static final int FEWEST_STEPS = 64;
  private static final long FARTHEST_BYTES = 1 << 20;

  private static final int FIRST_CAPACITY = 16;

  private long[] byteOffsets = new long[FIRST_CAPACITY];
  private long[] framesBefore = new long[FIRST_CAPACITY];
  private int size;
  private int steps;

  /// Offers a place at which something begins.
  ///
  /// @param at the place, behind the one before
  /// @param frames how many frames come before it
  void add(long at, long frames) {
    steps++;
    if (size > 0) {
      long distance = at - byteOffsets[size - 1];
      boolean close = distance < CLOSEST_BYTES || steps < FEWEST_STEPS;
      if (close && distance < FARTHEST_BYTES) {
        return;
      }
    }
    if (size == byteOffsets.length) {
      byteOffsets = Arrays.copyOf(byteOffsets, 2 * size);
      framesBefore = Arrays.copyOf(framesBefore, 2 * size);
    }
    byteOffsets[size] = at;
    framesBefore[size] = frames;
    size++;
    steps = 0;
  }

  /// {@return the last sample at or before a frame, or -1 if there are none}
  int sampleOfFrame(long index) {
    return floor(framesBefore, index);
  }

  /// {@return a sample from which everything is found that begins at a place or behind it, close to
  /// that place; the number of samples if nothing begins there}
  ///
  /// What begins far behind a sample is a sample itself, so that nobody has to go through something
  /// large to find out that it ends much later.
  int sampleOfByte(long at) {
    int sample = floor(byteOffsets, at);
    return sample >= 0 && at - byteOffsets[sample] >= FARTHEST_BYTES ? sample + 1 : sample;
  }

  /// {@return the number of samples}
  int size() {
    return size;
  }

  /// {@return where the thing begins that a sample is of; 0 for the sample -1}
  long byteOffset(int sample) {
    return sample < 0 ? 0 : byteOffsets[sample];
  }

  /// {@return how many frames come before a sample; 0 for the sample -1}
  long framesBefore(int sample) {
    return sample < 0 ? 0 : framesBefore[sample];
  }

  /// {@return the last element at or below a key, or -1; elements ascend, and may be equal}
  private int floor(long[] sorted, long key) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] <= key) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }
}
