#!/usr/bin/env bash
# Measures in release and prints a table; with --record, keeps it in Benchmarks/results under today's date and this machine.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
swift build -c release --product thaw >&2
swift build -c release --package-path Benchmarks >&2
pages=(../shared/seeds/*.txt)
[[ -e "${pages[0]}" ]] || pages=(Sources/thaw/Samples/black-death-cards.txt Sources/thaw/Samples/statute-of-labourers.txt)
processor="$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo 2>/dev/null | head -1)"
result="$(
    echo "# $(date -u +%F), ${processor:-$(uname -m)}, $(nproc) cores, $(swift --version 2>/dev/null | head -1)"
    echo
    Benchmarks/.build/release/thaw-benchmarks .build/release/thaw "${pages[@]}"
)"
echo "$result"
if [[ "${1:-}" == "--record" ]]; then
    name="$(echo "${processor:-$(uname -m)}" | tr -cs 'A-Za-z0-9' '-' | sed 's/^-//; s/-$//' | tr 'A-Z' 'a-z')"
    echo "$result" >"Benchmarks/results/$(date -u +%F)-$name.md"
fi
