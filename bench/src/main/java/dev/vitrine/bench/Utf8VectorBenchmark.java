// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.bench;

import org.openjdk.jmh.annotations.Fork;

/// Question: what do vectors change? The same as [Utf8Benchmark], with the Vector API there.
///
/// Run: `java -jar bench/target/benchmarks.jar Utf8`
@Fork(
    value = 1,
    jvmArgsAppend = {
      "-Xmx1g",
      "--sun-misc-unsafe-memory-access=allow",
      "--add-modules=jdk.incubator.vector"
    })
public class Utf8VectorBenchmark extends Utf8Benchmark {}
