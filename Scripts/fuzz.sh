#!/usr/bin/env bash
# Tries the parsers with changed inputs for a while:  Scripts/fuzz.sh [SECONDS]
# Starts from Tests/Fuzz/Corpus; an input that ends the program is kept in .build/fuzz.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
found="$here/.build/fuzz"
mkdir -p "$found/corpus"
swift build --package-path "$here/Tests/Fuzz" --scratch-path "$found/build" --product fuzz >&2
# Swift's own report of a crash would come before libFuzzer keeps the input.
export SWIFT_BACKTRACE=enable=no
exec "$found/build/debug/fuzz" -max_total_time="${1:-300}" -timeout=10 -rss_limit_mb=2048 \
    -max_len=65536 -dict="$here/Tests/Fuzz/words.dict" -artifact_prefix="$found/" \
    -print_final_stats=1 "$found/corpus" "$here/Tests/Fuzz/Corpus"
