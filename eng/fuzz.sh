#!/usr/bin/env bash
# eng/fuzz.sh [SECONDS [SEED [TARGET…]]]: throws changed rule files at the compiler, guided by the branches they take; 60 s a target.
# The targets run at the same time. What is found is printed, lies in artifacts/fuzz/TARGET/found, and fails the run.
. "$(dirname "$0")/common.sh"
seconds=${1:-60}
seed=${2:-1}
bin=artifacts/fuzz/bin
say "building what is fuzzed"
dotnet build tests/HmsOps.Fuzz -c Release -v quiet -nologo
dotnet artifacts/build/bin/HmsOps.Fuzz/release/HmsOps.Fuzz.dll instrument "$bin"

say "fuzzing for $seconds s a target"
targets=("${@:3}")
[ $# -gt 2 ] || targets=(parser yaml format)
pids=()
for target in "${targets[@]}"; do
  dotnet "$bin/HmsOps.Fuzz.dll" run "$target" "$seconds" "$seed" >"artifacts/fuzz/$target.txt" 2>&1 &
  pids+=($!)
done

failed=0
for i in "${!targets[@]}"; do
  wait "${pids[$i]}" || failed=1
  cat "artifacts/fuzz/${targets[$i]}.txt"
done
exit "$failed"
