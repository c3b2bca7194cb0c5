#!/usr/bin/env bash
# Measures everything that docs/benchmarks.md tells of, and writes its table anew; asks nothing, takes some minutes.
. "$(dirname "$0")/common.sh"
need promtool prometheus
eng/publish.sh
say "building the benchmarks"
dotnet build tests/HmsOps.Benchmarks -c Release -v quiet -nologo
bench="dotnet artifacts/build/bin/HmsOps.Benchmarks/release/HmsOps.Benchmarks.dll"
say "making rules"
rm -rf artifacts/bench
$bench generate artifacts/bench/rules 100 100
$bench generate artifacts/bench/thousand 10 100 300
$bench generate artifacts/bench/shapes 30 100 300
artifacts/hmsops/hmsops build artifacts/bench/shapes/hms -o artifacts/bench/shapes.hmspack
say "measuring"
$bench table docs/benchmarks.md
