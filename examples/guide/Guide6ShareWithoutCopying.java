// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

// Another process gets the same memory, sealed for good: it verifies it, and nobody can change it.

import dev.vitrine.formats.text.Text;
import dev.vitrine.mapping.FrozenFile;
import dev.vitrine.mapping.Seal;
import dev.vitrine.mapping.SealedMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;

void main(String[] arguments) throws Exception {
  if (arguments.length > 0) {
    receive(Path.of(arguments[0]));
    return;
  }
  Path socket = Files.createTempDirectory("guide").resolve("socket");
  Process other = start(socket);
  while (!Files.exists(socket) && other.isAlive()) {
    Thread.sleep(10);
  }
  try (SealedMemory memory = SealedMemory.create("guide")) {
    memory.write("Grüße".repeat(100_000).getBytes("UTF-8"));
    memory.seal(EnumSet.allOf(Seal.class));
    memory.send(socket);
    IO.println("sent " + memory.byteSize() + " bytes");
  }
  other.waitFor();
  IO.print(new String(other.getInputStream().readAllBytes(), "UTF-8"));
  Files.delete(socket.getParent());
}

/// Runs this program again, in another JVM.
Process start(Path socket) throws IOException {
  String java = ProcessHandle.current().info().command().orElseThrow();
  String access = "--enable-native-access=ALL-UNNAMED";
  String libraries = System.getProperty("java.class.path");
  String source = "examples/guide/Guide6ShareWithoutCopying.java";
  return new ProcessBuilder(java, access, "-cp", libraries, source, socket.toString())
      .redirectError(ProcessBuilder.Redirect.INHERIT)
      .start();
}

void receive(Path socket) throws IOException {
  try (SealedMemory memory = SealedMemory.receive(socket);
      FrozenFile file = memory.freeze()) {
    long size = file.verify(Text.utf8()).get().byteSize();
    IO.println("received " + size + " bytes, " + file.guarantee().strength());
  }
}

//> sent 700000 bytes
//> received 700000 bytes, PERMANENT
