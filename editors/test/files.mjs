// Where things are, and how case files are read: an input, a line `=>`, what is expected; cases are parted by `----`.
import assert from "node:assert/strict";
import { readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "../..");

export const read = (path) => readFileSync(join(root, path), "utf8");

export function filesUnder(folder, ...extensions) {
  return readdirSync(join(root, folder))
    .sort()
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(join(root, path)).isDirectory() ? filesUnder(path, ...extensions) : [path]))
    .filter((path) => extensions.some((extension) => path.endsWith(extension)));
}

export function casesOf(path) {
  const cases = [];
  let line = 1;
  for (const block of read(path).split(/^----$/m)) {
    const [input, expected] = block.split(/^=>$/m);
    if (expected !== undefined) {
      const remarks = input.match(/^\n?(?:##.*\n)*/)[0];
      cases.push({ name: `${path}:${line}`, input: input.slice(remarks.length), expected: expected.trim() });
    }
    line += block.split("\n").length - 1;
  }
  return cases;
}

// The parts of an input with several files, headed by lines `~~~ NAME`.
export function partsOf(input) {
  const parts = [];
  for (const line of input.split("\n")) {
    const head = line.match(/^~~~ (.*)$/);
    if (head) parts.push({ name: head[1], text: "" });
    else if (parts.length > 0) parts.at(-1).text += line + "\n";
  }
  return parts;
}

// Fails where the result is not what the case expects; with HMSOPS_ACCEPT=1 in the environment it rewrites the case: look at the diff.
export function check({ name, input, expected }, actual) {
  if (actual.trim() === expected) return;
  if (process.env.HMSOPS_ACCEPT !== "1") assert.equal(actual.trim(), expected, name);
  const path = name.slice(0, name.lastIndexOf(":"));
  const [before, after] = [`${input}=>\n${expected}`, `${input}=>\n${actual.trim()}`];
  writeFileSync(join(root, path), read(path).replace(before, () => after));
}
