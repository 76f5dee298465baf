// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

// A file becomes bytes that cannot change, and is verified once.

import dev.vitrine.InvalidDataException;
import dev.vitrine.VerifiedView;
import dev.vitrine.formats.text.Text;
import dev.vitrine.formats.text.Utf8Slice;
import dev.vitrine.mapping.FrozenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

void main() throws IOException {
  Path path = Files.createTempFile("guide", ".txt");
  Files.writeString(path, "Grüße aus der Vitrine");
  try (FrozenFile file = FrozenFile.open(path)) {
    VerifiedView<Utf8Slice> view = file.verify(Text.utf8());
    Files.writeString(path, "somebody writes something else");
    IO.println(view.get() + ", " + file.byteSize() + " bytes");
  }

  Files.write(path, new byte[] {'o', 'k', (byte) 0xFF});
  try (FrozenFile file = FrozenFile.open(path)) {
    file.verify(Text.utf8());
  } catch (InvalidDataException e) {
    IO.println("not UTF-8 from byte " + e.byteOffset());
  }
  Files.delete(path);
}

//> Grüße aus der Vitrine, 23 bytes
//> not UTF-8 from byte 2
