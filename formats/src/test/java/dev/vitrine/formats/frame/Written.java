// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.frame;

import dev.vitrine.RecordFormat;
import dev.vitrine.mapping.FrozenSegment;
import java.util.ArrayList;
import java.util.List;

/// A framing as a test sees it: how to write it, independently of how it is read.
enum Written {
  U16LE(Frames.u16LittleEndian()),
  U16BE(Frames.u16BigEndian()),
  U32LE(Frames.u32LittleEndian()),
  U32BE(Frames.u32BigEndian()),
  U64LE(Frames.u64LittleEndian()),
  U64BE(Frames.u64BigEndian()),
  VARINT(Frames.varint()),
  TFRECORD(Frames.tfRecord()),
  LEVELDB(Frames.levelDbLog()),
  ROCKSDB(Frames.levelDbLog()),
  PCAP(FrameFormat.of(Pcap.INSTANCE)),
  PCAP_BIG_NANOS(FrameFormat.of(Pcap.INSTANCE)),
  PCAPNG(FrameFormat.of(Pcapng.INSTANCE)),
  PCAPNG_BIG(FrameFormat.of(Pcapng.INSTANCE));

  static final int BLOCK = 32768;

  @SuppressWarnings("ImmutableEnumChecker") // formats are immutable, if not by annotation
  final FrameFormat<FrozenSegment> format;

  Written(FrameFormat<FrozenSegment> format) {
    this.format = format;
  }

  RecordFormat<Frames<FrozenSegment>> tornFormat() {
    return format.acceptingTornTail();
  }

  /// What was written, and after how many bytes something whole ended.
  @SuppressWarnings("ArrayRecordComponent") // handed from the writer to one test
  record File(byte[] bytes, List<Integer> ends) {

    /// The largest end at or before a place.
    int endBefore(int size) {
      return ends.stream().mapToInt(end -> end).filter(end -> end <= size).max().orElse(0);
    }
  }

  boolean hasChecksums() {
    return this == TFRECORD || this == LEVELDB || this == ROCKSDB;
  }

  private boolean isBig() {
    return switch (this) {
      case U16BE, U32BE, U64BE, PCAP_BIG_NANOS, PCAPNG_BIG -> true;
      default -> false;
    };
  }

  File write(List<byte[]> payloads) {
    Out out = new Out(isBig());
    List<Integer> ends = new ArrayList<>();
    header(out, ends);
    for (byte[] payload : payloads) {
      frame(out, payload, ends.size());
      ends.add(out.size());
    }
    return new File(out.toBytes(), ends);
  }

  private void header(Out out, List<Integer> ends) {
    switch (this) {
      case PCAP -> out.u32(0xa1b2c3d4L).u16(2).u16(4).u64(0).u32(0).u32(1);
      case PCAP_BIG_NANOS -> out.u32(0xa1b23c4dL).u16(2).u16(4).u64(0).u32(1 << 20).u32(101);
      case PCAPNG, PCAPNG_BIG -> {
        out.u32(0x0A0D0D0AL).u32(28).u32(0x1A2B3C4DL).u16(1).u16(0).u64(-1).u32(28);
        ends.add(out.size());
        out.u32(1).u32(20).u16(1).u16(0).u32(0).u32(20);
      }
      default -> {
        return;
      }
    }
    ends.add(out.size());
  }

  private void frame(Out out, byte[] payload, int number) {
    int size = payload.length;
    switch (this) {
      case U16LE, U16BE -> out.u16(size).bytes(payload);
      case U32LE, U32BE -> out.u32(size).bytes(payload);
      case U64LE, U64BE -> out.u64(size).bytes(payload);
      case VARINT -> out.varint(size).bytes(payload);
      case TFRECORD -> {
        byte[] length = new Out(false).u64(size).toBytes();
        out.bytes(length).u32(NaiveCrc.masked(length)).bytes(payload);
        out.u32(NaiveCrc.masked(payload));
      }
      case LEVELDB, ROCKSDB -> logRecord(out, payload, this == ROCKSDB);
      case PCAP, PCAP_BIG_NANOS ->
          out.u32(number).u32(number + 1).u32(size).u32(size + 1).bytes(payload);
      case PCAPNG, PCAPNG_BIG -> {
        int padding = -size & 3;
        int block = 32 + size + padding;
        out.u32(6).u32(block).u32(0).u32(0).u32(number).u32(size).u32(size + 1);
        out.bytes(payload).zeros(padding).u32(block);
      }
    }
  }

  /// Follows doc/log_format.md of LevelDB.
  static void logRecord(Out out, byte[] payload, boolean recyclable) {
    int header = recyclable ? 11 : 7;
    int at = 0;
    boolean first = true;
    while (true) {
      int room = BLOCK - out.size() % BLOCK;
      if (room < header) {
        out.zeros(room);
        room = BLOCK;
      }
      int size = Math.min(payload.length - at, room - header);
      boolean last = at + size == payload.length;
      int type = first ? (last ? 1 : 2) : (last ? 4 : 3);
      fragment(out, java.util.Arrays.copyOfRange(payload, at, at + size), type, recyclable);
      at += size;
      first = false;
      if (last) {
        return;
      }
    }
  }

  static void fragment(Out out, byte[] content, int type, boolean recyclable) {
    Out checked = new Out(false).u8(recyclable ? type + 4 : type);
    if (recyclable) {
      checked.u32(77);
    }
    checked.bytes(content);
    out.u32(NaiveCrc.masked(checked.toBytes())).u16(content.length).bytes(checked.toBytes());
  }
}
