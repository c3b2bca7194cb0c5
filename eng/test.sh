#!/usr/bin/env bash
# All of the project's tests, from a bare machine; the last line is "N passed, N failed".
. "$(dirname "$0")/common.sh"
passed=0 failed=0
logs=artifacts/test-logs
rm -rf "$logs"
mkdir -p "$logs"

# check NAME COMMAND…: one check that passes where the command does.
check() {
  local name=$1
  shift
  say "$name"
  if "$@" >"$logs/check.txt" 2>&1; then
    passed=$((passed + 1))
    tail -n 3 "$logs/check.txt"
  else
    failed=$((failed + 1))
    cat "$logs/check.txt"
    echo "FAILED: $name"
  fi
}

need java default-jre-headless
need npm npm
check "the committed parser is the grammar's" eng/regenerate-grammar.sh --check

say "building"
dotnet build HmsOps.Lang.sln -v quiet -nologo
check "what is made from the language's tables is up to date" eng/generate.sh --check
check "publishing artifacts/hmsops/hmsops" eng/publish.sh

for project in tests/*.Tests/*.csproj; do
  name=$(basename "$project" .csproj)
  say "$name"
  dotnet test "$project" --no-build -v quiet -nologo --logger "console;verbosity=normal" >"$logs/$name.txt" 2>&1 || true
  p=$(sed -nE 's/^ *Passed: +([0-9]+)$/\1/p' "$logs/$name.txt" | tail -n 1)
  f=$(sed -nE 's/^ *Failed: +([0-9]+)$/\1/p' "$logs/$name.txt" | tail -n 1)
  if ! grep -q "^Test Run Successful" "$logs/$name.txt"; then
    grep -vE '^ +Passed ' "$logs/$name.txt" | tail -n 200
    [ "${f:-0}" -gt 0 ] || f=1
  fi
  echo "   ${p:-0} passed, ${f:-0} failed"
  passed=$((passed + ${p:-0}))
  failed=$((failed + ${f:-0}))
done

say "editors"
need nvim neovim
npm ci --prefix editors/test --silent --no-audit --no-fund
(cd editors/test && node --test --test-reporter=tap ./*.test.mjs) >"$logs/editors.txt" 2>&1 || true
p=$(sed -nE 's/^# pass ([0-9]+)$/\1/p' "$logs/editors.txt" | tail -n 1)
f=$(sed -nE 's/^# fail ([0-9]+)$/\1/p' "$logs/editors.txt" | tail -n 1)
if [ "${p:-0}" -eq 0 ] || [ "${f:-1}" -gt 0 ]; then
  grep -A 30 '^not ok' "$logs/editors.txt" | head -n 200 || tail -n 50 "$logs/editors.txt"
  [ "${f:-0}" -gt 0 ] || f=1
fi
echo "   ${p:-0} passed, ${f:-0} failed"
passed=$((passed + ${p:-0}))
failed=$((failed + ${f:-0}))

for ending in recovers pages shifts; do
  check "the demo's ending '$ending'" artifacts/hmsops/hmsops demo --ending "$ending"
done

check "fuzzing" eng/fuzz.sh 60 1 parser yaml

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
