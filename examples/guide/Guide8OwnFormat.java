// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

// A format of your own: points in the plane, each two little-endian doubles, none of them NaN.

import dev.vitrine.Fault;
import dev.vitrine.Format;
import dev.vitrine.InvalidDataException;
import dev.vitrine.VerifiedView;
import dev.vitrine.VerifyContext;
import dev.vitrine.VerifyOptions;
import dev.vitrine.mapping.FrozenSegment;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

static final ValueLayout.OfDouble DOUBLE =
    ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

/// The view, which need not check anything.
record Points(MemorySegment bytes) {
  double distance(long i) {
    return Math.hypot(bytes.get(DOUBLE, 16 * i), bytes.get(DOUBLE, 16 * i + 8));
  }
}

enum PointFault implements Fault {
  HALF_POINT,
  NOT_A_NUMBER;

  public String description() {
    return this == HALF_POINT ? "half a point" : "not a number";
  }
}

record PointsFormat(String name) implements Format<Points> {
  public Points verify(FrozenSegment segment, VerifyContext context) throws InvalidDataException {
    if (segment.byteSize() % 16 != 0) {
      throw context.invalid(PointFault.HALF_POINT, segment.byteSize() / 16 * 16);
    }
    for (long at = 0; at < segment.byteSize(); at += 8) {
      if (Double.isNaN(segment.bytes().get(DOUBLE, at))) {
        throw context.invalid(PointFault.NOT_A_NUMBER, at);
      }
    }
    return new Points(segment.bytes());
  }
}

void main() throws InvalidDataException {
  MemorySegment data = MemorySegment.ofArray(new byte[32]);
  data.set(DOUBLE, 16, 3);
  data.set(DOUBLE, 24, 4);
  Format<Points> format = new PointsFormat("points/1");
  FrozenSegment frozen = FrozenSegment.copyOf(data);
  Points points = VerifiedView.verify(frozen, format, VerifyOptions.DEFAULT).get();
  IO.println("the second point is " + points.distance(1) + " away");
}

//> the second point is 5.0 away
