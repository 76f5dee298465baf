// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.w3c;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.formats.flatbuffers.SharedData;
import dev.vitrine.formats.internal.Given;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Files of IIS, of IIS Advanced Logging and of Oracle Web Cache.
class RealW3cLogTest {

  @ParameterizedTest
  @CsvSource({
    "logfile_w3c.1, 1, 0",
    "logfile_w3c.3, 3, 0",
    // its directive lists 6 fields, its entry has 17 values
    "logfile_w3c.5, 0, 1",
    "logfile_w3c_big.0, 210, 0",
    // no extended log: its directives have no colon
    "logfile_bro_conn.log.0, 0, 101",
  })
  void haveAsManyEntries(String name, int entries, int malformed) throws IOException {
    W3cLog log = Given.verified(W3cLog.format(), SharedData.bytes("logs/small/" + name));
    log.malformedLines().forEach(bad -> System.out.println(name + ": " + bad.fault()));
    assertThat(log.malformedCount()).isEqualTo(malformed);
    assertThat(log.entryCount()).isEqualTo(entries);
    for (W3cCursor at = log.cursor(); at.advance(); ) {
      assertThat(at.has(at.indexOf("sc-status"))).isTrue();
    }
  }
}
