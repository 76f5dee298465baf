// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.formats.flatbuffers.SharedData;
import dev.vitrine.formats.internal.Given;
import dev.vitrine.formats.text.LineCursor;
import dev.vitrine.formats.text.Lines;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Logs that programs have written: the same lines are values for Jackson, and the same ones.
class RealJsonTest {

  @ParameterizedTest
  @CsvSource({
    "elastic_nginxplus_json_logs, 500",
    "small/logfile_bunyan.0, 10",
    "small/logfile_caddy_log.1, 4",
    "small/logfile_cloudflare.json, 1",
    "small/logfile_invalid_json2.json, 2",
    "small/logfile_json.json, 14",
    "small/logfile_json3.json, 3",
    "small/logfile_mixed_json2.json, 13",
    "small/logfile_nested_json.json, 13"
  })
  void readsTheSameValues(String name, int expected) throws IOException {
    byte[] bytes = SharedData.bytes("logs/" + name);
    JsonRecords records = Given.verified(Json.lines(), bytes);
    assertThat(records.entryCount()).isEqualTo(expected);
    JsonCursor entry = records.cursor();
    long values = 0;
    for (LineCursor line = Given.verified(Lines.utf8(), bytes).cursor(); line.advance(); ) {
      byte[] text = line.text().bytes().toArray(ValueLayout.JAVA_BYTE);
      Optional<String> value = JsonOracle.jackson(text);
      if (value.isPresent()) {
        assertThat(entry.advance()).isTrue();
        assertThat(entry.lineIndex()).isEqualTo(line.index());
        assertThat(JsonOracle.vitrine(entry.value())).isEqualTo(value.get());
        values++;
      }
    }
    assertThat(values).isEqualTo(expected);
    assertThat(entry.advance()).isFalse();
  }
}
