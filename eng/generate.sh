#!/usr/bin/env bash
# Writes what is made from the language's tables: JSON Schemas, grammars for editors, tables of docs/language.md.
# With --check it only says whether they are up to date.
. "$(dirname "$0")/common.sh"
[ $# -eq 0 ] || [ "$*" = --check ] || { echo "usage: eng/generate.sh [--check]" >&2; exit 1; }
dotnet build eng/HmsOps.Generate -v quiet -nologo
exec dotnet artifacts/build/bin/HmsOps.Generate/debug/HmsOps.Generate.dll "$@"
