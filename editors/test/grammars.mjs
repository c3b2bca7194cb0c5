// Tokenizes as VS Code does: vscode-textmate over oniguruma, with the extension's grammars.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { read } from "./files.mjs";

const require = createRequire(import.meta.url);
const { INITIAL, Registry, parseRawGrammar } = require("vscode-textmate");
const oniguruma = require("vscode-oniguruma");

await oniguruma.loadWASM(readFileSync(require.resolve("vscode-oniguruma/release/onig.wasm")));

// A YAML grammar as small as can be: what it says of the rest of a file is not ours to test.
const host = {
  scopeName: "source.yaml",
  patterns: [
    { name: "comment.line.number-sign.yaml", match: "(?:^|(?<=\\s))#.*$" },
    { match: "^\\s*(?:- +)*([\\w-]+)(?=:( |$))", captures: { 1: { name: "entity.name.tag.yaml" } } },
    { name: "string.unquoted.plain.out.yaml", match: "(?<=: |- )[^\\s#].*$" },
  ],
};

const sources = {
  "source.hmsrule": "editors/vscode/syntaxes/hmsrule.tmLanguage.json",
  "yaml.hmsrule.injection": "editors/vscode/syntaxes/hmsrule-yaml.tmLanguage.json",
};

export const registry = (yaml = host) =>
  new Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async (scope) =>
      sources[scope] ? parseRawGrammar(read(sources[scope]), sources[scope]) : scope === "source.yaml" ? yaml : null,
    getInjections: (scope) => (scope === "source.yaml" ? ["yaml.hmsrule.injection"] : undefined),
  });

const shared = registry();

// Lines of tokens, each with its text and its scopes, the outermost first.
export async function tokensOf(text, isYaml, from = shared) {
  const grammar = await from.loadGrammar(isYaml ? "source.yaml" : "source.hmsrule");
  let stack = INITIAL;
  return text.split("\n").map((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    stack = ruleStack;
    return tokens.map(({ startIndex, endIndex, scopes }) => ({ text: line.slice(startIndex, endIndex), scopes }));
  });
}

// Each line, and under it its tokens that have a scope of their own, with the innermost ones.
export async function scopesOf(text, isYaml) {
  const lines = text.replace(/\n$/, "").split("\n");
  const tokens = await tokensOf(lines.join("\n"), isYaml);
  return lines.flatMap((line, at) => [
    ">" + line,
    ...tokens[at]
      .filter((token) => token.text.trim() !== "" && token.scopes.length > 1)
      .map((token) => {
        const own = token.scopes.slice(1).filter((scope) => !scope.startsWith("meta.declarations")).map((scope) => scope.replace(/\.hmsrule$/, "").replace("embedded.inline", "embedded"));
        return `  ${token.text.trim().padEnd(24)} ${own.join(" ")}`.trimEnd();
      }),
  ]).join("\n");
}
