#!/usr/bin/env bash
# Regenerates the committed parser from grammar/*.g4; with --check only says whether it is up to date.
# Needs Java (installed from Debian if it is missing) and npm (which brings the generator's jar into artifacts/).
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
tool="$root/artifacts/antlr"
jar="$tool/node_modules/antlr4ng-cli/antlr4-4.13.2-SNAPSHOT-complete.jar"
target="$root/src/HmsOps.Lang/Syntax/Generated"
mode=${1:-}
[ -z "$mode" ] || [ "$mode" = --check ] || { echo "usage: eng/regenerate-grammar.sh [--check]" >&2; exit 1; }

debian() {
  echo "regenerate-grammar: installing $1 (Debian)"
  local sudo=; [ "$(id -u)" = 0 ] || sudo=sudo
  $sudo apt-get update -qq && $sudo apt-get install -qq -y --no-install-recommends "$1" >/dev/null
}

command -v java >/dev/null || debian default-jre-headless
if [ ! -f "$jar" ]; then
  command -v npm >/dev/null || debian npm
  echo "regenerate-grammar: fetching the generator into artifacts/antlr (npm antlr4ng-cli 2.0.0)"
  mkdir -p "$tool"
  printf '{ "name": "antlr-tool", "private": true, "dependencies": { "antlr4ng-cli": "2.0.0" } }\n' > "$tool/package.json"
  npm install --prefix "$tool" --no-audit --no-fund --no-package-lock --silent
fi

out="$root/artifacts/build/obj/HmsOps.Grammar"
rm -rf "$out"
log="$root/artifacts/antlr/build.log"
dotnet build "$root/grammar/HmsOps.Grammar.csproj" -restore "-t:PrepareForBuild;Antlr4GetBuildDeps;Antlr4Compile" -v q -nologo "-p:AntlrToolPath=$jar" >"$log" 2>&1 \
  || { cat "$log" >&2; echo "regenerate-grammar: the generator failed" >&2; exit 1; }

fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT
for name in HmsTailLexer HmsTailParser; do
  file=$(find "$out" -name "$name.cs" -print -quit)
  [ -n "$file" ] || { cat "$log" >&2; echo "regenerate-grammar: $name.cs was not generated" >&2; exit 1; }
  # The header names the folder of whoever generated it; the parser is nobody's public interface.
  sed -e 's|^// Generated from .*/\([^/]*\.g4\)|// Generated from grammar/\1|' \
      -e '/^\[System.CLSCompliant(false)\]$/d' \
      -e "s|^public partial class $name |internal partial class $name |" "$file" > "$fresh/$name.cs"
done

if [ "$mode" = --check ]; then
  diff -ru "$target" "$fresh" || { echo "regenerate-grammar: the committed parser is not what grammar/ says; run eng/regenerate-grammar.sh" >&2; exit 2; }
  echo "regenerate-grammar: the committed parser is up to date"
else
  mkdir -p "$target"
  cp "$fresh"/*.cs "$target/"
  echo "regenerate-grammar: written to src/HmsOps.Lang/Syntax/Generated"
fi
