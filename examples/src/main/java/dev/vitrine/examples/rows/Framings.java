// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.rows;

import dev.vitrine.formats.frame.FrameFormat;
import dev.vitrine.formats.frame.Frames;
import dev.vitrine.formats.frame.PacketFormat;
import dev.vitrine.formats.frame.Packets;
import dev.vitrine.mapping.FrozenSegment;
import java.util.List;
import java.util.Optional;

/// The framings by the names that the command line knows: formats by themselves, whose payloads are
/// any bytes, and the outer half of `--frames KIND --format NAME`.
final class Framings {

  /// The names, without the short ones `u16`, `u32` and `u64` for the little-endian kinds.
  static final List<String> NAMES =
      List.of(
          "leveldb",
          "pcap",
          "pcapng",
          "tfrecord",
          "u16be",
          "u16le",
          "u32be",
          "u32le",
          "u64be",
          "u64le",
          "varint");

  private Framings() {}

  /// {@return the format of frames of any bytes, or empty if there is no such framing}
  static Optional<NamedFormat<?>> bare(String name) {
    return switch (name) {
      case "pcap" -> Optional.of(ofPackets(Packets.pcap(), PacketRows::write));
      case "pcapng" -> Optional.of(ofPackets(Packets.pcapng(), PacketRows::write));
      default -> frames(name).map(format -> ofFrames(format, FrameRows::write));
    };
  }

  /// {@return the format of frames whose payloads are of another one}
  ///
  /// @param <U> the type of a payload's value
  /// @throws IllegalArgumentException if there is no such framing
  static <U> NamedFormat<?> of(String name, NamedFormat<U> payload) {
    JsonRows<Frames<U>> rows = (piece, out) -> FrameRows.writeValues(piece, payload.rows(), out);
    JsonRows<Packets<U>> packetRows =
        (piece, out) -> rows.write(piece.with(piece.value().frames()), out);
    return switch (name) {
      case "pcap" -> both(Packets.pcap(), payload, packetRows);
      case "pcapng" -> both(Packets.pcapng(), payload, packetRows);
      default -> {
        FrameFormat<FrozenSegment> frames = frames(name).orElseThrow(() -> unknown(name));
        yield new NamedFormat<>(
            frames.of(payload.strict()), frames.of(payload.tolerant()).acceptingTornTail(), rows);
      }
    };
  }

  private static <U> NamedFormat<?> both(
      PacketFormat<?> packets, NamedFormat<U> payload, JsonRows<Packets<U>> rows) {
    return new NamedFormat<>(
        packets.of(payload.strict()), packets.of(payload.tolerant()).acceptingTornTail(), rows);
  }

  private static <U> NamedFormat<?> ofFrames(FrameFormat<U> format, JsonRows<Frames<U>> rows) {
    return new NamedFormat<>(format, format.acceptingTornTail(), rows);
  }

  private static <U> NamedFormat<?> ofPackets(PacketFormat<U> format, JsonRows<Packets<U>> rows) {
    return new NamedFormat<>(format, format.acceptingTornTail(), rows);
  }

  private static Optional<FrameFormat<FrozenSegment>> frames(String name) {
    return switch (name) {
      case "leveldb", "rocksdb" -> Optional.of(Frames.levelDbLog());
      case "tfrecord" -> Optional.of(Frames.tfRecord());
      case "u16", "u16le" -> Optional.of(Frames.u16LittleEndian());
      case "u16be" -> Optional.of(Frames.u16BigEndian());
      case "u32", "u32le" -> Optional.of(Frames.u32LittleEndian());
      case "u32be" -> Optional.of(Frames.u32BigEndian());
      case "u64", "u64le" -> Optional.of(Frames.u64LittleEndian());
      case "u64be" -> Optional.of(Frames.u64BigEndian());
      case "varint" -> Optional.of(Frames.varint());
      default -> Optional.empty();
    };
  }

  /// {@return what is wrong with a name that is none}
  static IllegalArgumentException unknown(String name) {
    return new IllegalArgumentException(
        "--frames: unknown framing (found %s, allowed %s)"
            .formatted(name, String.join(", ", NAMES)));
  }
}
