// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.json;

import dev.vitrine.Format;
import dev.vitrine.InvalidDataException;
import dev.vitrine.VerifyContext;
import dev.vitrine.formats.internal.Quote;
import dev.vitrine.mapping.FrozenSegment;
import java.lang.foreign.MemorySegment;

/// One JSON value as a file.
final class JsonDocumentFormat implements Format<JsonValue> {

  static final JsonDocumentFormat INSTANCE = new JsonDocumentFormat();

  private JsonDocumentFormat() {}

  @Override
  public String name() {
    return "json/1";
  }

  @Override
  public JsonValue verify(FrozenSegment segment, VerifyContext context)
      throws InvalidDataException {
    context.requireUtf8();
    MemorySegment bytes = segment.bytes();
    long size = bytes.byteSize();
    JsonGrammar grammar = new JsonGrammar(context.maxDepth(), false);
    if (!grammar.check(bytes, 0, size)) {
      long offset = grammar.faultOffset();
      String found = offset < size ? Quote.of(bytes, offset, size) : "end of data";
      throw context.invalid(grammar.fault(), offset, found, grammar.allowed());
    }
    context.countRecords(1);
    return JsonScan.trimmed(bytes, 0, size);
  }
}
