// The Vim files in a headless Neovim: syntax groups, file type, and what the compiler plugin reads from messages.
import { test } from "node:test";
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { casesOf, read, root } from "./files.mjs";

const folder = mkdtempSync(join(tmpdir(), "hmsops-vim-"));

function vim(file, ...commands) {
  const arguments_ = ["--headless", "-n", "-u", "NONE", "-i", "NONE", "--cmd", `set runtimepath^=${join(root, "editors/vim")}`,
    "--cmd", "filetype plugin on | syntax on", "-c", `source ${join(root, "editors/test/vim/dump.vim")}`];
  const run = spawnSync("nvim", [...arguments_, ...commands.flatMap((command) => ["-c", command]), "-c", "qa!", file], { encoding: "utf8", timeout: 60_000 });
  assert.equal(run.error, undefined);
  assert.equal(run.stderr.trim(), "");
}

test("syntax groups", () => {
  const [file, target] = [join(folder, "a.hmsrule"), join(folder, "groups.txt")];
  writeFileSync(file, read("samples/tax-day/tax-day.hmsrule") + casesOf("editors/test/cases/scopes-native.cases").map(({ input }) => input).join(""));
  vim(file, `call Dump('${target}')`);
  const golden = join(root, "editors/test/scopes/vim.txt");
  const actual = readFileSync(target, "utf8");
  if (process.env.HMSOPS_ACCEPT === "1") writeFileSync(golden, actual);
  assert.ok(existsSync(golden));
  assert.equal(actual, readFileSync(golden, "utf8"));
});

test("messages become a quickfix list", () => {
  const [messages, target, file] = [join(folder, "messages.txt"), join(folder, "quickfix.txt"), join(folder, "b.hmsrule")];
  writeFileSync(file, "alert a { if a > 5 }\n");
  writeFileSync(messages, "alerts/a.yaml:3:35: error HMS2001: not this\n    if: x\n        ^\na.hmsrule:12:1: warning HMS4001: that\n1 error\n");
  vim(file, `call Quickfix('${messages}', '${target}')`);
  assert.equal(readFileSync(target, "utf8"), "alerts/a.yaml|3|35|e|HMS2001: not this\na.hmsrule|12|1|w|HMS4001: that\n");
});

test("a rule file has the file type and its compiler", () => {
  const [file, target] = [join(folder, "c.hmsrule"), join(folder, "options.txt")];
  writeFileSync(file, "alert a { if a > 5 }\n");
  vim(file, `call writefile([&filetype, &commentstring, b:current_compiler], '${target}')`);
  assert.equal(readFileSync(target, "utf8"), "hmsrule\n# %s\nhmsops\n");
});
