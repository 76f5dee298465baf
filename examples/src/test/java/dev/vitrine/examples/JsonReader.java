// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads what the command prints, with the eyes of a strict parser.
public final class JsonReader {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_LONG_FOR_INTS)
          .build();

  private JsonReader() {}

  /// {@return the object that is the whole text}
  public static Map<String, @Nullable Object> object(String text) {
    try {
      return MAPPER.readValue(text, new TypeReference<Map<String, @Nullable Object>>() {});
    } catch (JsonProcessingException e) {
      throw new AssertionError("not a JSON object: " + text, e);
    }
  }

  /// {@return the value that is the whole text, numbers of any size included}
  public static JsonNode tree(String text) {
    try {
      return MAPPER.reader().without(DeserializationFeature.USE_LONG_FOR_INTS).readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + text, e);
    }
  }
}
