// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.bench;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;

/// Question: what do vectors change? The same as [Utf8Benchmark], with the Vector API there, and
/// with a second validator that is written with it.
///
/// Run: `java -jar bench/target/benchmarks.jar Utf8`
@Fork(
    value = 1,
    jvmArgsAppend = {
      "-Xmx1g",
      "--sun-misc-unsafe-memory-access=allow",
      "--add-modules=jdk.incubator.vector"
    })
public class Utf8VectorBenchmark extends Utf8Benchmark {

  private static final MethodHandle SIMDJSON = simdjson();

  /// The validator of simdjson-java, which its parser alone is meant to call.
  private static MethodHandle simdjson() {
    try {
      Class<?> validator = Class.forName("org.simdjson.Utf8Validator");
      return MethodHandles.privateLookupIn(validator, MethodHandles.lookup())
          .findStatic(
              validator, "validate", MethodType.methodType(void.class, byte[].class, int.class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void setUp() {
    super.setUp();
    if (!simdjsonJava()) {
      throw new IllegalStateException("the contenders do not agree");
    }
  }

  /// {@return whether simdjson-java accepts the text}
  @Benchmark
  public boolean simdjsonJava() {
    byte[] text = array();
    try {
      SIMDJSON.invokeExact(text, text.length);
      return true;
    } catch (RuntimeException e) {
      return false;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
