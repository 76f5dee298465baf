// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

import dev.vitrine.testing.Child;
import java.io.IOException;
import java.nio.file.Path;

/// What another process may do to a file while it is read; `$1` is the file.
enum Attack {
  OVERWRITE("dd if=/dev/zero of=\"$1\" bs=64k count=4 conv=notrunc"),
  OVERWRITE_DIRECT("dd if=/dev/zero of=\"$1\" bs=64k count=4 conv=notrunc oflag=direct"),
  APPEND("echo more >>\"$1\""),
  TRUNCATE("truncate -s 0 \"$1\""),
  TRUNCATE_ON_OPEN(": >\"$1\""),
  TRUNCATE_AND_REGROW(
      "size=$(stat -c %s \"$1\"); truncate -s 0 \"$1\"; truncate -s \"$size\" \"$1\""),
  TRUNCATE_READ_ONLY(
      "perl -e 'use Fcntl; sysopen(my $f, $ARGV[0], O_RDONLY | O_TRUNC) or die' \"$1\""),
  STORE_THROUGH_MAPPING(
      "python3 -c 'import mmap,sys; f=open(sys.argv[1],\"r+b\"); m=mmap.mmap(f.fileno(),0);"
          + " m[:65536]=b\"X\"*65536; m.flush()' \"$1\""),
  PUNCH_HOLE("fallocate --punch-hole --offset 0 --length 65536 \"$1\""),
  COPY_OVER("head -c 100000 /dev/urandom >\"$1.new\"; cp \"$1.new\" \"$1\""),
  RENAME_OVER("head -c 100000 /dev/urandom >\"$1.new\"; mv -f \"$1.new\" \"$1\""),
  EDIT_IN_PLACE("sed -i s/a/b/ \"$1\""),
  COPY_AND_TRUNCATE("cp \"$1\" \"$1.1\"; : >\"$1\""),
  UNLINK("rm -f \"$1\"");

  private final String script;

  Attack(String script) {
    this.script = script;
  }

  /// Runs the attack to its end, whether the kernel lets it through or not.
  ///
  /// @return how the other process ended
  Child on(Path file) throws IOException {
    return Child.run("sh", "-c", script, "attack", file.toString());
  }

  /// {@return whether the attack failed for want of a tool, or of direct writes on the file system}
  boolean needsMore(Child attacker) {
    boolean noTool = attacker.exit() == 127;
    boolean noDirectWrites = attacker.errors().contains("Invalid argument");
    return noTool || (this == OVERWRITE_DIRECT && noDirectWrites);
  }
}
