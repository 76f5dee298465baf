// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

// The verifier that flatc makes for C++, which does not look at the text of strings.

#include <cstdint>

#include "contenders.h"
#include "items_generated.h"

int main(int, char** arguments) {
  return measure(arguments[2], "flatc, C++, without UTF-8", read_file(arguments[1]), [](const std::vector<char>& bytes) {
    flatbuffers::Verifier verifier(
        reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size(), 64, 1u << 31);
    return VerifyRootBuffer(verifier);
  });
}
