#!/usr/bin/env bash
# The tax-day story, live on this machine: eng/demo.sh [--ending shifts|recovers|pages] [--speed N]
. "$(dirname "$0")/common.sh"
eng/publish.sh
artifacts/hmsops/hmsops check samples
artifacts/hmsops/hmsops test samples
artifacts/hmsops/hmsops backtest samples/treasury/alerts/permit-latency.yaml --data samples/treasury/data/tax-day.jsonl
exec artifacts/hmsops/hmsops demo "$@"
