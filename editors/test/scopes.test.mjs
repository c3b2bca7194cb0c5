// Goldens of the scopes of every sample and of half-written lines; what compiles has nothing that is marked as illegal.
import { test } from "node:test";
import assert from "node:assert/strict";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { scopesOf, tokensOf } from "./grammars.mjs";
import { casesOf, check, filesUnder, partsOf, read, root } from "./files.mjs";

const isYaml = (path) => /\.ya?ml$/.test(path);
const rules = filesUnder("samples", ".hmsrule", ".yaml", ".yml").filter((path) => !path.endsWith("hmsops.yaml"));

for (const path of rules) {
  test(path, async () => {
    const golden = join(root, "editors/test/scopes", `${path.replaceAll("/", "-")}.txt`);
    const actual = (await scopesOf(read(path), isYaml(path))) + "\n";
    if (process.env.HMSOPS_ACCEPT === "1") {
      mkdirSync(dirname(golden), { recursive: true });
      writeFileSync(golden, actual);
    }
    assert.ok(existsSync(golden), `no golden of ${path}: run with HMSOPS_ACCEPT=1 and look at the diff`);
    assert.equal(actual, read(golden.slice(root.length + 1)));
  });
}

for (const file of filesUnder("editors/test/cases", ".cases").filter((path) => path.includes("scopes"))) {
  for (const one of casesOf(file)) {
    test(one.name, async () => check(one, await scopesOf(one.input, file.includes("yaml"))));
  }
}

async function illegalIn(text, yaml) {
  const lines = await tokensOf(text, yaml);
  return lines.flatMap((tokens, at) =>
    tokens.filter((token) => token.scopes.some((scope) => scope.startsWith("invalid"))).map((token) => `${at + 1}: ${token.text}`));
}

const compiled = filesUnder("tests/cases", ".cases").flatMap((path) =>
  casesOf(path).filter(({ expected }) => !/\bHMS\d{4}\b/.test(expected)).flatMap(({ name, input }) => {
    if (/^~~~ /m.test(input)) return partsOf(input).map((part) => ({ name: `${name} ${part.name}`, text: part.text, yaml: isYaml(part.name) }));
    if (path.endsWith("/numbers.cases")) return []; // units that there are not: the parser takes them, and the binder answers
    return /^tests\/cases\/(syntax|bind|yaml|lower|catalogue|explain)\//.test(path) ? [{ name, text: input, yaml: path.includes("/yaml/") }] : [];
  }));

const catalogue = "tests/cases/catalogue";
for (const path of existsSync(join(root, catalogue)) ? filesUnder(catalogue, ".hmsrule") : []) compiled.push({ name: path, text: read(path), yaml: false });

test("what compiles is nowhere marked as illegal", async () => {
  assert.ok(compiled.length > 50, `${compiled.length} cases`);
  for (const { name, text, yaml } of compiled) assert.deepEqual(await illegalIn(text, yaml), [], name);
});
