// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.frame;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.BytesValue;
import dev.vitrine.Format;
import dev.vitrine.VerifiedView;
import dev.vitrine.VerifyOptions;
import dev.vitrine.mapping.FrozenSegment;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.iq80.leveldb.impl.FileChannelLogWriter;
import org.iq80.leveldb.impl.LogMonitor;
import org.iq80.leveldb.impl.LogReader;
import org.iq80.leveldb.impl.LogWriter;
import org.iq80.leveldb.impl.MMapLogWriter;
import org.iq80.leveldb.util.Slice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the libraries that own the layouts write is read here, and the other way round.
class LibraryOracleTest {

  @TempDir Path folder;

  private static List<byte[]> payloads() {
    Random random = new Random(3);
    List<byte[]> payloads = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      byte[] payload = new byte[random.nextInt(i % 50 == 0 ? 200_000 : 300)];
      random.nextBytes(payload);
      payloads.add(payload);
    }
    return payloads;
  }

  private static List<byte[]> read(byte[] bytes, Format<Frames<FrozenSegment>> format)
      throws IOException {
    List<byte[]> payloads = new ArrayList<>();
    for (Frame<FrozenSegment> frame :
        VerifiedView.verify(FrozenSegment.copyOf(bytes), format, VerifyOptions.DEFAULT).get()) {
      payloads.add(frame.value().bytes().toArray(ValueLayout.JAVA_BYTE));
    }
    return payloads;
  }

  @Test
  void readsWhatProtocolBuffersWrites() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] payload : payloads()) {
      BytesValue.of(ByteString.copyFrom(payload)).writeDelimitedTo(out);
    }
    List<byte[]> messages = read(out.toByteArray(), Frames.varint());
    assertThat(messages).hasSize(400);
    for (int i = 0; i < messages.size(); i++) {
      assertThat(BytesValue.parseFrom(messages.get(i)).getValue().toByteArray())
          .isEqualTo(payloads().get(i));
    }
  }

  @Test
  void protocolBuffersReadsWhatTheTestsWrite() throws IOException {
    List<byte[]> messages = new ArrayList<>();
    payloads().forEach(p -> messages.add(BytesValue.of(ByteString.copyFrom(p)).toByteArray()));
    ByteArrayInputStream in = new ByteArrayInputStream(Written.VARINT.write(messages).bytes());
    for (byte[] payload : payloads()) {
      assertThat(BytesValue.parseDelimitedFrom(in).getValue().toByteArray()).isEqualTo(payload);
    }
    assertThat(BytesValue.parseDelimitedFrom(in)).isNull();
  }

  private static void assertSame(List<byte[]> found, List<byte[]> expected) {
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.size(); i++) {
      assertThat(found.get(i)).isEqualTo(expected.get(i));
    }
  }

  @Test
  void readsWhatLevelDbWrites() throws IOException {
    Path file = folder.resolve("000001.log");
    LogWriter writer = new FileChannelLogWriter(file.toFile(), 1);
    for (byte[] payload : payloads()) {
      writer.addRecord(new Slice(payload), false);
    }
    writer.close();
    assertSame(read(Files.readAllBytes(file), Frames.levelDbLog()), payloads());
  }

  /// Until it is closed, the file is longer than what has been written, and zero.
  @Test
  void readsWhatLevelDbWritesIntoAMapping() throws IOException {
    Path file = folder.resolve("000002.log");
    LogWriter writer = new MMapLogWriter(file.toFile(), 2);
    for (byte[] payload : payloads()) {
      writer.addRecord(new Slice(payload), false);
    }
    assertSame(read(Files.readAllBytes(file), Frames.levelDbLog()), payloads());
    writer.close();
    assertSame(read(Files.readAllBytes(file), Frames.levelDbLog()), payloads());
  }

  @Test
  void levelDbReadsWhatTheTestsWrite() throws IOException {
    Path file = folder.resolve("000003.log");
    Files.write(file, Written.LEVELDB.write(payloads()).bytes());
    List<String> complaints = new ArrayList<>();
    try (FileChannel channel = FileChannel.open(file)) {
      LogReader reader = new LogReader(channel, complaintsTo(complaints), true, 0);
      List<byte[]> found = new ArrayList<>();
      for (Slice record = reader.readRecord(); record != null; record = reader.readRecord()) {
        found.add(record.getBytes());
      }
      assertSame(found, payloads());
    }
    assertThat(complaints).isEmpty();
  }

  private static LogMonitor complaintsTo(List<String> complaints) {
    return new LogMonitor() {
      @Override
      public void corruption(long bytes, String reason) {
        complaints.add(reason);
      }

      @Override
      public void corruption(long bytes, Throwable reason) {
        complaints.add(reason.toString());
      }
    };
  }
}
