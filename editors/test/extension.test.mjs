// The extension's package, and its problem matcher against messages as they are printed.
import { test } from "node:test";
import assert from "node:assert/strict";
import { inflateRawSync } from "node:zlib";
import { entries, zip } from "../vscode/package.mjs";
import { picture } from "./picture.mjs";
import { casesOf, filesUnder, read } from "./files.mjs";

const manifest = JSON.parse(read("editors/vscode/package.json"));

// Reads an archive by its central directory, as every reader of zip files does.
function contentsOf(archive) {
  const end = archive.length - 22;
  assert.equal(archive.readUInt32LE(end), 0x06054b50);
  const files = new Map();
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    assert.equal(archive.readUInt32LE(at), 0x02014b50);
    const [packed, name, local] = [archive.readUInt32LE(at + 20), archive.readUInt16LE(at + 28), archive.readUInt32LE(at + 42)];
    const data = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    files.set(archive.toString("utf8", at + 46, at + 46 + name), inflateRawSync(archive.subarray(data, data + packed)));
    at += 46 + name;
  }
  return files;
}

test("the package holds what its manifest names, and is the same each time", () => {
  const archive = zip(entries());
  assert.ok(archive.equals(zip(entries())));
  const files = contentsOf(archive);
  const paths = [...JSON.stringify(manifest.contributes).matchAll(/"\.\/([^"]+)"/g)].map((match) => match[1]);
  assert.ok(paths.length >= 5);
  for (const path of ["package.json", "README.md", "LICENSE.txt", ...paths]) {
    assert.ok(files.has(`extension/${path}`), path);
    if (path.endsWith(".json")) JSON.parse(files.get(`extension/${path}`));
  }
  assert.match(files.get("extension.vsixmanifest").toString(), /Id="hmsops" Version="\d+\.\d+\.\d+"/);
});

test("the problem matcher reads every message that the compiler prints", () => {
  const pattern = new RegExp(manifest.contributes.problemPatterns[0].regexp);
  const messages = filesUnder("tests/cases/errors", ".cases")
    .flatMap(casesOf)
    .flatMap(({ expected }) => expected.split("\n"))
    .filter((line) => /^\S.*: (error|warning|info) HMS\d{4}/.test(line));
  assert.ok(messages.length > 100, `${messages.length} messages`);
  for (const line of messages) {
    const [, file, row, column, severity, code, message] = pattern.exec(line) ?? assert.fail(line);
    assert.equal(`${file}:${row}:${column}: ${severity} ${code}: ${message}`, line);
    assert.ok(!file.includes(":"));
  }
});

test("the README's picture is what the grammars say; node picture.mjs draws it anew", async () => assert.equal(await picture(), read("docs/highlighting.svg")));
