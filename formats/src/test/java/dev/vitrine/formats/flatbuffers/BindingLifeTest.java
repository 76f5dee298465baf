// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.vitrine.InvalidDataException;
import dev.vitrine.mapping.FrozenFile;
import java.lang.invoke.MethodHandles;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Classes of bindings: where they come from, who uses them at the same time, where they go.
class BindingLifeTest {

  private static final FlatBufferSchema SCHEMA =
      FlatBufferSchema.builder()
          .table("Node")
          .field("n", "int")
          .field("all", "[Node]")
          .root("Node")
          .build();
  private static final FlatType NODE = SCHEMA.type("Node");

  interface Node {
    int n();

    List<Node> all();
  }

  private static byte[] nodes(int count) {
    Assembler a = new Assembler(1 << 20).ref("root", "t").name("v").u16(8, 12, 4, 8);
    a.name("leaf").u16(6, 8, 4).align(4).table("t", "v").u32(1).ref("all", "x");
    a.name("x").u32(count);
    for (int i = 0; i < count; i++) {
      a.ref("e", "n" + i);
    }
    for (int i = 0; i < count; i++) {
      a.table("n" + i, "leaf").u32(i);
    }
    return a.bytes();
  }

  private static FlatBinding<Node> bind() {
    return FlatBuffers.bind(NODE, Node.class, MethodHandles.lookup());
  }

  private static long sum(Node root) {
    return root.all().stream().mapToLong(Node::n).sum();
  }

  private static WeakReference<Class<?>> classOf(Object view) {
    return new WeakReference<>(view.getClass());
  }

  /// Returns the classes of a view and of a list that were in use, and are no longer.
  private static List<WeakReference<Class<?>>> used() throws InvalidDataException {
    Node root = Buffers.verify(nodes(3), bind().format(SCHEMA));
    assertThat(sum(root)).isEqualTo(3);
    return List.of(classOf(root), classOf(root.all()));
  }

  @Test
  void leavesNoClassesBehind() throws InvalidDataException, InterruptedException {
    List<WeakReference<Class<?>>> classes = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      classes.addAll(used());
    }
    for (int i = 0; i < 50 && classes.stream().anyMatch(c -> c.get() != null); i++) {
      System.gc();
      Thread.sleep(20);
    }
    assertThat(classes).allMatch(c -> c.get() == null);
  }

  @Test
  void isBoundAndReadByManyThreadsAtOnce() throws Exception {
    FlatBinding<Node> shared = bind();
    FlatTable root = Buffers.verify(nodes(100), FlatBuffers.format(SCHEMA, NODE));
    CountDownLatch start = new CountDownLatch(1);
    Callable<Long> reader =
        () -> {
          start.await();
          return sum(shared.of(root)) + sum(bind().of(root));
        };
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<Long>> sums = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        sums.add(threads.submit(reader));
      }
      start.countDown();
      for (Future<Long> sum : sums) {
        assertThat(sum.get()).isEqualTo(2 * 4950);
      }
    }
  }

  @Test
  void throwsNothingWorseThanThatTheFileIsClosed(@TempDir Path folder) throws Exception {
    Path path = Files.write(folder.resolve("nodes"), nodes(1000));
    for (int round = 0; round < 20; round++) {
      CountDownLatch reading = new CountDownLatch(1);
      try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
        Future<IllegalStateException> end;
        try (FrozenFile file = FrozenFile.open(path)) {
          Node root = file.verify(bind().format(SCHEMA)).get();
          end = thread.submit(() -> readUntilClosed(root, reading));
          reading.await();
        }
        assertThat(end.get()).hasMessageContaining("closed");
      }
    }
  }

  private static IllegalStateException readUntilClosed(Node root, CountDownLatch reading) {
    try {
      while (true) {
        assertThat(sum(root)).isEqualTo(499_500);
        reading.countDown();
      }
    } catch (IllegalStateException e) {
      return e;
    }
  }

  private static void assertNotSeen(Class<?> view) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FlatBuffers.bind(NODE, view, MethodHandles.lookup()))
        .withMessageContaining("does not see it");
  }

  @Test
  void refusesInterfacesThatTheLookupDoesNotSee() {
    assertNotSeen(new ViewLoader().define("elsewhere.Node", 0, ""));
    assertNotSeen(new ViewLoader().define(Node.class.getName(), 0, ""));
  }

  @Test
  void bindsAnInterfaceOfThousandsOfMethods() throws Exception {
    int fields = 9_000;
    SchemaBuilder builder = FlatBufferSchema.builder().table("Huge");
    for (int i = 0; i < fields; i++) {
      builder.field("f" + i, "int").withDefault(i);
    }
    FlatBufferSchema schema = builder.build();
    Class<?> view = new ViewLoader().define("huge.Huge", fields, "f");
    MethodHandles.Lookup lookup = (MethodHandles.Lookup) view.getMethod("lookup").invoke(null);
    FlatBinding<?> binding = FlatBuffers.bind(schema.type("Huge"), view, lookup);
    byte[] empty = new Assembler().ref("r", "t").name("v").u16(4, 4).table("t", "v").bytes();
    Object huge = Buffers.verify(empty, binding.format(schema));
    assertThat(view.getMethod("f8999").invoke(huge)).isEqualTo(8999);
  }
}
