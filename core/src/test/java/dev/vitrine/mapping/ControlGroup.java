// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A control group with a limit of memory, in which a command can be run: what a container is.
///
/// @param folder its files
record ControlGroup(Path folder) implements AutoCloseable {

  private static final Path ROOT = Path.of("/sys/fs/cgroup");

  /// {@return a new one; the test is skipped where that is not possible}
  ///
  /// @param memory the limit, in bytes
  static ControlGroup ofMemory(long memory) {
    Path version1 = ROOT.resolve("memory");
    Path parent = Files.isDirectory(version1) ? version1 : ROOT;
    ControlGroup group =
        new ControlGroup(parent.resolve("vitrine-test-" + ProcessHandle.current().pid()));
    try {
      Files.createDirectory(group.folder);
      String limit = Long.toString(memory);
      if (parent.equals(version1)) {
        group.write("memory.limit_in_bytes", limit);
        group.writeIfThere("memory.memsw.limit_in_bytes", limit);
      } else {
        group.write("memory.max", limit);
        group.writeIfThere("memory.swap.max", "0");
      }
    } catch (IOException e) {
      group.close();
      abort("needs a control group for memory: " + e);
    }
    return group;
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }

  private void writeIfThere(String file, String text) throws IOException {
    if (Files.exists(folder.resolve(file))) {
      write(file, text);
    }
  }

  /// {@return the command line that runs a command inside}
  List<String> command(List<String> command) {
    List<String> inside = new ArrayList<>();
    String enter = "echo $$ >\"$0\" && exec \"$@\"";
    inside.addAll(List.of("sh", "-c", enter, folder.resolve("cgroup.procs").toString()));
    inside.addAll(command);
    return inside;
  }

  /// Removes it, when nobody is inside any more.
  @Override
  public void close() {
    try {
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      // a process that was killed is still ending: the group is empty and costs nothing
    }
  }
}
