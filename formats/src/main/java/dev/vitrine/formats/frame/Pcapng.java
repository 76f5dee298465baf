// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.frame;

import java.util.List;

/// The capture file of Wireshark (draft-ietf-opsawg-pcapng): sections of blocks.
///
/// @param open the section that the data goes on with, as sections before; none or one
record Pcapng(List<Section> open) implements Framing {

  static final Pcapng INSTANCE = new Pcapng(List.of());

  @Override
  public String name() {
    return "pcapng/1";
  }

  @Override
  public FrameReader reader() {
    return new PcapngReader(open);
  }
}
