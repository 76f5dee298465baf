// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import dev.vitrine.Fault;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/// A change of the buffer of [RuleFixture], and what it must lead to.
///
/// @param rule that it is about, by its number in [RuleCases]
/// @param what it changes
/// @param place that is overwritten; in all places of cases, `x+1` is one byte after `x`
/// @param byteSize how many bytes are overwritten
/// @param value the number written
/// @param target a place that the number is the distance to; empty if it is just a number
/// @param fault expected; empty if the buffer is as valid as it was
/// @param faultPlace where the fault is expected
/// @param path expected, or how it begins
record RuleCase(
    int rule,
    String what,
    String place,
    int byteSize,
    long value,
    String target,
    Optional<Fault> fault,
    String faultPlace,
    String path) {

  static RuleCase u8(int rule, String what, String place, int value) {
    return new RuleCase(rule, what, place, 1, value, "", Optional.empty(), "", "");
  }

  static RuleCase u16(int rule, String what, String place, int value) {
    return new RuleCase(rule, what, place, 2, value, "", Optional.empty(), "", "");
  }

  static RuleCase u32(int rule, String what, String place, long value) {
    return new RuleCase(rule, what, place, 4, value, "", Optional.empty(), "", "");
  }

  static RuleCase u64(int rule, String what, String place, long value) {
    return new RuleCase(rule, what, place, 8, value, "", Optional.empty(), "", "");
  }

  /// A reference that leads elsewhere.
  static RuleCase ref(int rule, String what, String place, String target) {
    return new RuleCase(rule, what, place, 4, 0, target, Optional.empty(), "", "");
  }

  /// Expects a fault.
  RuleCase is(Fault expected, String at) {
    return new RuleCase(
        rule, what, place, byteSize, value, target, Optional.of(expected), at, path);
  }

  RuleCase path(String expected) {
    return new RuleCase(rule, what, place, byteSize, value, target, fault, faultPlace, expected);
  }

  byte[] bytes() {
    Assembler assembler = RuleFixture.everything();
    byte[] bytes = assembler.bytes();
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int at = at(assembler, place);
    long number = target.isEmpty() ? value : at(assembler, target) - at;
    switch (byteSize) {
      case 1 -> buffer.put(at, (byte) number);
      case 2 -> buffer.putShort(at, (short) number);
      case 4 -> buffer.putInt(at, (int) number);
      default -> buffer.putLong(at, number);
    }
    return bytes;
  }

  long faultOffset() {
    return at(RuleFixture.everything(), faultPlace);
  }

  private static int at(Assembler assembler, String place) {
    int plus = place.indexOf('+');
    return plus < 0
        ? assembler.at(place)
        : assembler.at(place.substring(0, plus)) + Integer.parseInt(place.substring(plus + 1));
  }

  @Override
  public String toString() {
    return rule + ", " + what;
  }
}
