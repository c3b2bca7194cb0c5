#!/usr/bin/env bash
# Leaves artifacts/hmsops/hmsops: compiled ahead of time, so that starting it costs no build.
. "$(dirname "$0")/common.sh"
out=artifacts/hmsops
stamp=artifacts/hmsops.stamp
# Nothing to do where no input is newer than what is there.
if [ -x "$out/hmsops" ] && [ -e "$stamp" ] &&
  [ -z "$(find src samples Directory.Build.props Directory.Packages.props global.json -newer "$stamp" -type f -print -quit)" ]; then
  exit 0
fi
say "building $out/hmsops"
case "$(uname -m)" in
  x86_64) rid=linux-x64 ;;
  aarch64) rid=linux-arm64 ;;
  *) echo "no build for $(uname -m)" >&2; exit 1 ;;
esac
next=artifacts/hmsops.next
rm -rf "$next"
now=$(mktemp)
dotnet publish src/HmsOps.Cli -c Release -r "$rid" --self-contained false -p:PublishReadyToRun=true \
  -o "$next" -v quiet -nologo
rm -rf "$out"
mv "$next" "$out"
touch -r "$now" "$stamp"
rm -f "$now"
