// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.frame;

/// The capture file of libpcap (pcap-savefile(5)): a header of 24 bytes, then packets with 16 bytes
/// in front.
record Pcap() implements Framing {

  static final Pcap INSTANCE = new Pcap();

  static final String NAME = "pcap/1";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public FrameReader reader() {
    return new PcapReader();
  }

  /// The packets after those that a header stands before.
  ///
  /// @param header what it said
  record Following(PcapHeader header) implements Framing {

    @Override
    public String name() {
      return NAME;
    }

    @Override
    public FrameReader reader() {
      return new PcapReader(header);
    }
  }
}
