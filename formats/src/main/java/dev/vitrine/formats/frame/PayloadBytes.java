// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.frame;

import dev.vitrine.ReopenableFormat;
import dev.vitrine.VerifiedPart;
import dev.vitrine.VerifyContext;
import dev.vitrine.mapping.FrozenSegment;

/// Any bytes.
final class PayloadBytes implements ReopenableFormat<FrozenSegment> {

  static final PayloadBytes INSTANCE = new PayloadBytes();

  private PayloadBytes() {}

  @Override
  public String name() {
    return "bytes/1";
  }

  @Override
  public FrozenSegment verify(FrozenSegment segment, VerifyContext context) {
    return segment;
  }

  @Override
  public FrozenSegment reopen(VerifiedPart part) {
    return part.segment();
  }
}
