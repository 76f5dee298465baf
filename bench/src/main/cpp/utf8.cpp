// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

// simdjson's validator of UTF-8.

#include <simdjson.h>

#include "contenders.h"

int main(int, char** arguments) {
  return measure(arguments[2], "simdjson, C++", read_file(arguments[1]), [](const std::vector<char>& bytes) {
    return simdjson::validate_utf8(bytes.data(), bytes.size());
  });
}
