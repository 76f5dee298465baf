// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

// What the contenders share: the file in memory, and the median of some passes over it.

inline std::vector<char> read_file(const char* path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// Prints the median as a line of JSON, for Score.java; fails if a pass says that the bytes are not valid.
template <typename Pass>
int measure(const char* question, const char* contender, const std::vector<char>& bytes, Pass pass) {
  std::vector<long> nanos;
  for (int i = 0; i < 25; i++) {
    auto begin = std::chrono::steady_clock::now();
    if (!pass(bytes)) {
      std::fprintf(stderr, "%s: the contenders do not agree\n", question);
      return 1;
    }
    auto end = std::chrono::steady_clock::now();
    nanos.push_back(std::chrono::duration_cast<std::chrono::nanoseconds>(end - begin).count());
  }
  std::sort(nanos.begin(), nanos.end());
  std::printf("{\"question\": \"%s\", \"contender\": \"%s\", \"nanos\": %ld}\n", question, contender,
              nanos[nanos.size() / 2]);
  return 0;
}
