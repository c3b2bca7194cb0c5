// node picture.mjs: draws docs/highlighting.svg, samples in the colours of their TextMate scopes.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { tokensOf } from "./grammars.mjs";
import { read, root } from "./files.mjs";

// The last rule that fits a token's scopes, from the outermost to the innermost, gives its colour.
const colours = [
  ["string", "#a5d6ff"],
  ["comment", "#8b949e"],
  ["keyword.declaration", "#ff7b72"],
  ["keyword.other", "#ff7b72"],
  ["keyword.control", "#ff7b72"],
  ["keyword.operator", "#d2a8ff"],
  ["keyword.other.unit", "#79c0ff"],
  ["constant", "#79c0ff"],
  ["entity.name.type", "#ffa657"],
  ["entity.name.tag", "#7ee787"],
  ["entity.name.function", "#d2a8ff"],
  ["support.function", "#d2a8ff"],
  ["support.type.reading", "#7ee787"],
  ["variable.parameter", "#ffa657"],
  ["variable.other.placeholder", "#79c0ff"],
  ["variable.other.metric", "#c9d1d9"],
];

const colourOf = (scopes) => {
  let colour = "#c9d1d9";
  for (const scope of scopes) {
    const rules = colours.filter(([prefix]) => scope === prefix || scope.startsWith(prefix + "."));
    if (rules.length > 0) colour = rules.reduce((best, rule) => (rule[0].length > best[0].length ? rule : best))[1];
  }
  return colour;
};

const escape = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

async function column(title, text, isYaml, left) {
  const lines = await tokensOf(text, isYaml);
  const drawn = [`<text x="${left}" y="48" fill="#8b949e">${escape(title)}</text>`];
  lines.forEach((tokens, at) => {
    let from = 0;
    for (const { text: run, scopes } of tokens) {
      const lead = run.length - run.trimStart().length;
      if (run.trim() !== "") {
        const [x, length] = [left + (from + lead) * width, run.trim().length * width];
        drawn.push(`<text x="${round(x)}" y="${round(76 + at * height)}" textLength="${round(length)}" fill="${colourOf(scopes)}">${escape(run.trim())}</text>`);
      }
      from += run.length;
    }
  });
  return { drawn, lines: lines.length, columns: Math.max(...text.split("\n").map((line) => line.length)) };
}

const [width, height] = [7.8, 19];
const round = (number) => Number(number.toFixed(1));

export async function picture() {
  const sample = read("samples/tax-day/tax-day.hmsrule");
  const native = await column("samples/tax-day/tax-day.hmsrule", sample.slice(sample.indexOf("contact"), sample.indexOf("\ntest")), false, 24);
  const gap = 24 + (native.columns + 5) * width;
  const files = ["samples/treasury/alerts/permit-latency.yaml", "samples/treasury/dashboards/treasury.yaml"];
  const yaml = await column("samples/treasury", files.map(read).join("---\n").trimEnd(), true, gap);
  const [w, h] = [Math.ceil(gap + (yaml.columns + 3) * width), 72 + Math.max(native.lines, yaml.lines) * height];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${w} ${h}" width="${w}" height="${h}" role="img">
<title>Rules in both spellings, highlighted</title>
<rect width="100%" height="100%" rx="8" fill="#0d1117"/>
<circle cx="20" cy="18" r="5" fill="#f85149"/><circle cx="38" cy="18" r="5" fill="#e3b341"/><circle cx="56" cy="18" r="5" fill="#3fb950"/>
<g font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="13">
${[...native.drawn, ...yaml.drawn].join("\n")}
</g>
</svg>
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(join(root, "docs/highlighting.svg"), await picture());
