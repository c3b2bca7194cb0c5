// The JSON Schemas hold for every YAML file that the compiler takes, and not for what people get wrong.
import { test } from "node:test";
import assert from "node:assert/strict";
import Ajv from "ajv";
import { parseAllDocuments } from "yaml";
import { casesOf, check, filesUnder, partsOf, read } from "./files.mjs";

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, strict: true, strictRequired: false, strictTypes: false });
const rules = ajv.compile(JSON.parse(read("editors/schemas/rules.schema.json")));
const configuration = ajv.compile(JSON.parse(read("editors/schemas/hmsops.schema.json")));

const detail = ({ additionalProperty, allowedValues }) =>
  additionalProperty ? ` '${additionalProperty}'` : allowedValues ? `: ${allowedValues.join(", ")}` : "";

function errorsOf(validate, text) {
  return parseAllDocuments(text, { merge: true }).flatMap((document) => {
    assert.deepEqual(document.errors, []);
    const value = document.toJS();
    if (value === null || validate(value)) return [];
    return validate.errors.filter((error) => error.keyword !== "if").map((error) =>
      `${error.instancePath || "/"} ${error.message.replace(/pattern .*/s, "the pattern")}${detail(error.params)}`);
  });
}

const holds = (name, validate, text) => test(name, () => assert.deepEqual(errorsOf(validate, text), []));

for (const path of filesUnder("samples", ".yaml", ".yml")) {
  holds(path, path.endsWith("hmsops.yaml") ? configuration : rules, read(path));
}

for (const path of filesUnder("tests/cases", ".cases")) {
  for (const { name, input, expected } of casesOf(path)) {
    if (/\bHMS\d{4}\b/.test(expected)) continue;
    if (path.startsWith("tests/cases/yaml/")) holds(name, rules, input);
    for (const part of partsOf(input).filter((file) => /\.ya?ml$/.test(file.name))) {
      holds(`${name} ${part.name}`, part.name.endsWith("hmsops.yaml") ? configuration : rules, part.text);
    }
  }
}

for (const one of casesOf("editors/test/cases/schema.cases")) {
  test(one.name, () => {
    const validate = one.input.startsWith("# hmsops.yaml\n") ? configuration : rules;
    check(one, [...new Set(errorsOf(validate, one.input))].join("\n"));
  });
}
