// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.examples.rows;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options that say what a file ought to be, for every command that reads formats.
public final class FormatOption {

  /// The name of the format of frames whose payloads may be anything.
  private static final String ANY_BYTES = "frames";

  /// The formats that are made of options.
  public static final List<String> NAMES =
      Stream.concat(
              Stream.of(FlatBuffersOption.NAME, ANY_BYTES, LayoutOption.NAME, RecordOption.NAME),
              CsvOption.NAMES.stream())
          .toList();

  @Option(
      names = "--format",
      required = true,
      paramLabel = "NAME",
      completionCandidates = Formats.Names.class,
      description = "What the files ought to be: ${COMPLETION-CANDIDATES}.")
  private String name = "";

  @Option(
      names = "--frames",
      paramLabel = "KIND",
      description =
          "The files are frames (u32le, varint, tfrecord, leveldb, pcap, …) whose payloads are of"
              + " that format; --format frames is for payloads of any bytes.")
  private @Nullable String frames;

  @Mixin private FlatBuffersOption flatBuffers = new FlatBuffersOption();

  @Mixin private LayoutOption layout = new LayoutOption();

  @Mixin private RecordOption records = new RecordOption();

  @Mixin private CsvOption csv = new CsvOption();

  /// {@return the format that the options name}
  ///
  /// @throws IllegalArgumentException if the options do not name one
  /// @throws IOException if a schema cannot be read or is not valid
  public NamedFormat<?> format() throws IOException {
    if (name.equals(ANY_BYTES)) {
      return framesOfAnyBytes();
    }
    NamedFormat<?> payload = unframed();
    return frames == null ? payload : Framings.of(frames, payload);
  }

  private NamedFormat<?> framesOfAnyBytes() {
    String kind = frames;
    if (kind == null) {
      throw new IllegalArgumentException("--format frames: needs --frames KIND, such as u32le");
    }
    return Framings.bare(kind).orElseThrow(() -> Framings.unknown(kind));
  }

  private NamedFormat<?> unframed() throws IOException {
    NamedFormat<?> made = NAMES.contains(name) ? null : Formats.byName(name);
    for (FormatDetails details : List.of(flatBuffers, layout, records, csv)) {
      if (details.names().contains(name)) {
        made = details.format(name);
      } else if (details.isGiven()) {
        throw new IllegalArgumentException(
            "%s: only with --format %s (found %s)"
                .formatted(details.options(), String.join(" or ", details.names()), name));
      }
    }
    return Objects.requireNonNull(made, "one of NAMES is made by details");
  }
}
