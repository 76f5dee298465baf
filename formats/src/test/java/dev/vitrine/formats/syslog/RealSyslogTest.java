// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.formats.flatbuffers.SharedData;
import dev.vitrine.formats.internal.Given;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Files of syslogd, of rsyslog and of macOS.
class RealSyslogTest {

  private static Syslog log(String name) throws IOException {
    return Given.verified(Syslog.auto(), SharedData.bytes("logs/" + name));
  }

  @Test
  void everyLineOfAnAuthLogIsAMessage() throws IOException {
    Syslog log = log("elastic_auth.log");
    assertThat(log.lineCount()).isEqualTo(7121);
    assertThat(log.malformedLines()).isEmpty();
    Map<String, Integer> programs = new TreeMap<>();
    for (SyslogEntry entry : log) {
      assertThat(entry.hostname().toString()).startsWith("ip-10-77-20-248");
      programs.merge(entry.appName().toString(), 1, Integer::sum);
    }
    System.out.println("RealSyslogTest: auth.log " + programs);
    assertThat(programs).containsKeys("sshd", "CRON", "systemd-logind").doesNotContainKey("");
  }

  @ParameterizedTest
  @CsvSource({
    // The others are continued on lines of their own, which begin with a tab or a space.
    "logfile_syslog.1, 4, 0",
    "logfile_syslog.3, 17, 10",
    "logfile_pretty.0, 23, 17",
    "logfile_bad_syslog.0, 4, 0",
    "logfile_syslog_with_access_log.0, 5, 0",
    "logfile_syslog_with_mixed_times.0, 13, 0",
    "logfile_partitions.0, 82, 0",
    "logfile_with_zones.0, 3, 0",
    "logfile_rollover.1, 5, 0",
    "logfile_dst.0, 10, 0",
    "logfile_haproxy.0, 17, 0",
    // Not syslog at all.
    "logfile_plain.0, 3, 3",
  })
  void smallFilesHaveAsManyMessages(String name, int lines, int malformed) throws IOException {
    Syslog log = log("small/" + name);
    assertThat(log.lineCount()).isEqualTo(lines);
    log.malformedLines().forEach(line -> System.out.println(name + ": line " + (line.index() + 1)));
    assertThat(log.malformedCount()).isEqualTo(malformed);
  }

  @Test
  void aMessageWithoutHostOrTagKeepsItsText() throws IOException {
    List<String> texts = new ArrayList<>();
    for (SyslogEntry entry : log("small/logfile_syslog_with_access_log.0")) {
      texts.add(entry.hostname() + "|" + entry.appName() + "|" + entry.message().slice(0, 8));
    }
    assertThat(texts)
        .containsExactly(
            "veridian|sudo|timstack",
            "bigproduct-web1|tomcat.log|127.0.0.",
            "bigproduct-web1|tomcat.log|127.0.0.",
            "bigproduct-web1|automount|lookup(f",
            "||--- last");
    Optional<SyslogEntry> untagged = Optional.empty();
    for (SyslogEntry entry : log("small/logfile_bad_syslog.0")) {
      untagged = entry.appName().isEmpty() ? Optional.of(entry) : untagged;
    }
    assertThat(untagged.orElseThrow().message().toString()).isEqualTo("lookup for opt failed");
  }
}
