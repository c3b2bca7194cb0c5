#!/usr/bin/env bash
# Packs editors/vscode into artifacts/hmsops.vsix (code --install-extension artifacts/hmsops.vsix).
. "$(dirname "$0")/common.sh"
need node nodejs
mkdir -p artifacts
node editors/vscode/package.mjs artifacts/hmsops.vsix
