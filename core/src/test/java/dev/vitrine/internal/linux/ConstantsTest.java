// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vitrine.testing.Child;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Compares each constant of the package with what a C compiler makes of the system's headers.
@EnabledOnOs(OS.LINUX)
class ConstantsTest {

  private static final Pattern ROW = Pattern.compile("(\\w+),(\\w+),(?:\"([^\"]+)\"|([^,]+)),(.*)");

  private static final String HEADERS =
      """
      #define _GNU_SOURCE
      #include <errno.h>
      #include <fcntl.h>
      #include <limits.h>
      #include <linux/fs.h>
      #include <linux/fsverity.h>
      #include <linux/gfs2_ondisk.h>
      #include <linux/magic.h>
      #include <linux/memfd.h>
      #include <linux/mman.h>
      #include <poll.h>
      #include <signal.h>
      #include <stddef.h>
      #include <stdio.h>
      #include <sys/mman.h>
      #include <sys/signalfd.h>
      #include <sys/socket.h>
      #include <sys/stat.h>
      #include <sys/statfs.h>
      #include <sys/statvfs.h>
      #include <sys/syscall.h>
      #include <sys/un.h>
      #include <unistd.h>
      """;

  /// One row of the table: a constant and the expression it restates.
  private record Row(String name, String expression, String since) {
    boolean isInHeaders() {
      return !expression.equals("-");
    }

    String statement() {
      String print = "printf(\"%s %%lld\\n\", (long long) (%s));".formatted(name, expression);
      return since.isEmpty() ? print : "\n#ifdef %s\n%s\n#endif\n".formatted(expression, print);
    }
  }

  @Test
  void tableHasEachConstantOfThePackage() throws Exception {
    assertThat(rows().stream().map(Row::name))
        .containsExactlyInAnyOrderElementsOf(constants().keySet());
  }

  @Test
  void constantsEqualTheSystemHeaders(@TempDir Path directory) throws Exception {
    Map<String, Long> header = compileAndRun(directory);
    Map<String, Long> java = constants();
    List<String> differences = new ArrayList<>();
    for (Row row : rows()) {
      Long expected = header.get(row.name());
      if (expected == null) {
        assertThat(!row.isInHeaders() || !row.since().isEmpty()).as(row.name()).isTrue();
      } else if (!expected.equals(java.get(row.name()))) {
        differences.add("%s: %d, header %d".formatted(row.name(), java.get(row.name()), expected));
      }
    }
    assertThat(differences).isEmpty();
    assertThat(header).hasSizeGreaterThan(rows().size() - 20);
  }

  private static Map<String, Long> compileAndRun(Path directory) throws IOException {
    Path source = directory.resolve("constants.c");
    Path program = directory.resolve("constants");
    StringBuilder text = new StringBuilder(HEADERS).append("int main(void) {\n");
    rows().stream().filter(Row::isInHeaders).forEach(r -> text.append(r.statement()).append('\n'));
    Files.writeString(source, text.append("return 0;\n}\n"));
    assumeTrue(compilerExists(), "needs gcc and the headers of libc6-dev and linux-libc-dev");
    Child compiler = Child.run("gcc", "-o", program.toString(), source.toString());
    assertThat(compiler.errors()).isEmpty();
    Map<String, Long> values = new TreeMap<>();
    for (String line : Child.run(program.toString()).output().lines().toList()) {
      String[] words = line.split(" ", 2);
      values.put(words[0], Long.valueOf(words[1]));
    }
    return values;
  }

  private static boolean compilerExists() {
    try {
      return Child.run("gcc", "--version").exit() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static List<Row> rows() throws IOException {
    List<Row> rows = new ArrayList<>();
    try (InputStream in =
        requireNonNull(ConstantsTest.class.getResourceAsStream("constants.csv"))) {
      String table = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String line : table.lines().filter(l -> !l.startsWith("#")).toList()) {
        Matcher matcher = ROW.matcher(line);
        assertThat(matcher.matches()).as(line).isTrue();
        String expression = matcher.group(3) == null ? matcher.group(4) : matcher.group(3);
        String name = matcher.group(1) + "." + matcher.group(2);
        rows.add(new Row(name, expression, matcher.group(5)));
      }
    }
    for (Errno errno : Errno.values()) {
      rows.add(new Row("Errno." + errno.name(), errno.name(), ""));
    }
    return rows;
  }

  private static Map<String, Long> constants() throws Exception {
    Map<String, Long> values = new TreeMap<>();
    for (Class<?> type : classes()) {
      for (Field field : type.getDeclaredFields()) {
        if (isNumber(field)) {
          field.setAccessible(true);
          values.put(type.getSimpleName() + "." + field.getName(), number(field.get(null)));
        }
      }
    }
    return values;
  }

  private static boolean isNumber(Field field) {
    boolean isConstant = Modifier.isStatic(field.getModifiers()) && !field.isSynthetic();
    Class<?> type = field.getType();
    return isConstant
        && (type == int.class
            || type == long.class
            || type == short.class
            || type == Errno.class
            || type == FileSystemType.class);
  }

  private static long number(Object value) {
    return switch (value) {
      case Errno errno -> errno.number();
      case FileSystemType type -> Integer.toUnsignedLong(type.magic());
      case Number number -> number.longValue();
      default -> throw new AssertionError(value);
    };
  }

  private static Iterable<Class<?>> classes() throws Exception {
    String packageName = Kernel.class.getPackageName();
    Path directory = Child.root(Kernel.class).resolve(packageName.replace('.', '/'));
    List<Class<?>> classes = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (String name : new TreeSet<>(files.map(f -> f.getFileName().toString()).toList())) {
        // Constants of nested classes would need a rule of their own for names; there are none but
        // the page size, which is asked for.
        if (name.matches("[A-Z]\\w*\\.class")) {
          String simpleName = name.substring(0, name.length() - ".class".length());
          classes.add(Class.forName(packageName + "." + simpleName));
        }
      }
    }
    return classes;
  }
}
