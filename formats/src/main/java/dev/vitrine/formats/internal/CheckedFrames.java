// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.internal;

import dev.vitrine.Fault;
import dev.vitrine.InvalidDataException;
import dev.vitrine.VerifyContext;
import dev.vitrine.formats.text.MalformedLine;
import java.lang.foreign.MemorySegment;
import java.util.BitSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Supplier;

/// Framed messages that a grammar has been held against, of which some may have failed.
///
/// A message may be malformed; a frame may not, for behind it nobody knows where the next begins.
///
/// Immutable and safe for use by many threads.
public final class CheckedFrames implements CheckedRecords {

  // INVARIANT: bytes are whole frames; every message whose content begins in a block that is not in
  // suspects is well-formed by the grammar and is UTF-8.
  private final MemorySegment bytes;
  private final long count;
  private final long malformedCount;
  private final BitSet suspects;
  private final Supplier<LineChecker> grammar;

  private CheckedFrames(
      MemorySegment bytes,
      long count,
      long malformedCount,
      BitSet suspects,
      Supplier<LineChecker> grammar) {
    this.bytes = bytes;
    this.count = count;
    this.malformedCount = malformedCount;
    this.suspects = suspects;
    this.grammar = grammar;
  }

  /// Holds a grammar against every message of a segment; on one thread, because a frame says where
  /// the next one begins.
  ///
  /// @param bytes frozen
  /// @param context of the verification
  /// @param grammar makes a checker
  /// @param policy what malformed messages and frames lead to
  /// @throws InvalidDataException for the first malformed frame; for the first malformed message,
  ///   if the policy fails it
  public static CheckedFrames verify(
      MemorySegment bytes, VerifyContext context, Supplier<LineChecker> grammar, Policy policy)
      throws InvalidDataException {
    LineChecker checker = new Utf8LineChecker(grammar.get());
    FrameSpan frame = new FrameSpan(bytes);
    BitSet suspects = new BitSet();
    long count = 0;
    long malformed = 0;
    while (advance(frame, context, policy.frame())) {
      if (!checker.check(bytes, frame.from(), frame.to())) {
        if (policy.failing()) {
          throw FoundFault.exception(bytes, frame, checker, context)
              .within("message " + (context.firstRecord() + count + 1));
        }
        malformed++;
        suspects.set(block(frame.from()));
      }
      count++;
    }
    context.countRecords(count);
    context.count("malformed", malformed);
    return new CheckedFrames(bytes, count, malformed, suspects, grammar);
  }

  /// What malformed data leads to.
  ///
  /// @param failing whether a malformed message fails the whole segment
  /// @param frame the fault of a malformed frame, which always does
  public record Policy(boolean failing, Fault frame) {}

  private static boolean advance(FrameSpan frame, VerifyContext context, Fault fault)
      throws InvalidDataException {
    long start = frame.next();
    return switch (frame.tryAdvance()) {
      case END -> false;
      case WHOLE -> {
        if (frame.to() - frame.from() > context.maxRecordByteSize()) {
          throw context.tooLong(start);
        }
        context.progress(frame.next() - start);
        yield true;
      }
      case CUT -> throw context.invalid(fault, start, "end of data", "a whole frame");
      case MALFORMED -> {
        String found = Quote.of(frame.bytes(), start, frame.bytes().byteSize());
        throw context.invalid(fault, start, found, "a number and a space, or <");
      }
    };
  }

  private static int block(long offset) {
    return Math.toIntExact(offset / LineIndex.BLOCK_BYTE_SIZE);
  }

  @Override
  public MemorySegment bytes() {
    return bytes;
  }

  @Override
  public long count() {
    return count;
  }

  @Override
  public long entryCount() {
    return count - malformedCount;
  }

  @Override
  public long malformedCount() {
    return malformedCount;
  }

  @Override
  public boolean isSuspect(long from) {
    return suspects.get(block(from));
  }

  @Override
  public LineChecker checker() {
    return new Utf8LineChecker(grammar.get());
  }

  @Override
  public RecordSpan span() {
    return new FrameSpan(bytes);
  }

  @Override
  public Iterable<MalformedLine> malformed() {
    return Walk::new;
  }

  /// Goes through the malformed messages.
  private final class Walk implements Iterator<MalformedLine> {

    private final LineChecker checker = checker();
    private final FrameSpan frame = new FrameSpan(bytes);
    private long index = -1;
    private long left = malformedCount;

    @Override
    public boolean hasNext() {
      return left > 0;
    }

    @Override
    public MalformedLine next() {
      while (hasNext() && frame.advance()) {
        index++;
        if (isSuspect(frame.from()) && !checker.check(bytes, frame.from(), frame.to())) {
          left--;
          return FoundFault.line(bytes, index, frame, checker);
        }
      }
      throw new NoSuchElementException("no malformed message after the last");
    }
  }
}
