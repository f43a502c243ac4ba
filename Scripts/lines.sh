#!/usr/bin/env bash
# Makes Sources/ThawText/Lexicon/lines.crf, the weights that tell a site's lines and the title. The result is part of
# the repository: run this after a change in Pages/LineFeatures.swift or where pages were added.
#   Scripts/lines.sh
# It trains on Scripts/lines/pages.jsonl, pages written for Thaw after the manner of many sites, programs and people, and
# on the reader's fixtures. Needs from PyPI what Scripts/lines/requirements.txt lists. HOLD="s t" leaves these sets out
# and measures on them.
set -euo pipefail
cd "$(dirname "$0")/.."
swift build --product thaw
thaw="$(swift build --show-bin-path)/thaw"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp Scripts/lines/pages.jsonl "$folder/pages.jsonl"
python3 Scripts/lines/fixtures.py Tests/ThawTextTests >> "$folder/pages.jsonl"
# The reader itself prints the features, so training and reading cannot differ.
"$thaw" evaluate line-features < "$folder/pages.jsonl" > "$folder/features.jsonl"
python3 Scripts/lines/weights.py "$folder/pages.jsonl" "$folder/features.jsonl" Sources/ThawText/Lexicon/lines.crf
