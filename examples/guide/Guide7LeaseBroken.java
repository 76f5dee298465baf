// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

// A leased file is mapped without a copy; who wants to write waits until there is one.

import dev.vitrine.VerifiedView;
import dev.vitrine.formats.text.Text;
import dev.vitrine.formats.text.Utf8Slice;
import dev.vitrine.mapping.FreezePolicy;
import dev.vitrine.mapping.FrozenFile;
import dev.vitrine.mapping.Mechanism;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

void main(String[] arguments) throws IOException {
  // Leases need a file of one's own on a file system of the kernel.
  Path folder = Path.of(arguments.length > 0 ? arguments[0] : System.getProperty("java.io.tmpdir"));
  Path path = Files.createTempFile(folder, "guide", ".txt");
  Files.writeString(path, "what was verified");

  FreezePolicy policy =
      FreezePolicy.DEFAULT.withMechanisms(Set.of(Mechanism.LEASE)).withCopyFirst(0);
  try (FrozenFile file = FrozenFile.open(path, policy)) {
    VerifiedView<Utf8Slice> view = file.verify(Text.utf8());
    IO.println(file.guarantee().mechanism() + ": " + view.get());

    Files.writeString(path, "what somebody wrote"); // breaks the lease: waits for our copy
    view.confirm(); // the guarantee held until now, or this throws
    IO.println("in the view: " + view.get());
    IO.println("in the file: " + Files.readString(path));
  }
  Files.delete(path);
}

//> Lease: what was verified
//> in the view: what was verified
//> in the file: what somebody wrote
