#!/usr/bin/env bash
# Makes Sources/ThawText/Lexicon/names.gaz (names and cue words) and names.crf (weights). The results are part of the
# repository: run this only to take newer lists, or after a change in Extract/Names/NameFeatures.swift or lists.txt.
#   Scripts/names.sh [WIKIGOLD.jsonl]
# Needs Debian's wordnet-base (WORDNET tells the folder of its data), and from PyPI what Scripts/names/requirements.txt
# lists. WIKIGOLD.jsonl (CC BY 4.0; one {"doc", "tokens", "tags"} a line) is what the weights are trained on; without it
# the gazetteer alone is made. `MEASURE=1` also prints a five-fold cross-validation by document.
set -euo pipefail
cd "$(dirname "$0")/.."
wordnet=${WORDNET:-/usr/share/wordnet}
folder=Sources/ThawText/Lexicon
[ -f "$wordnet/data.noun" ] || { echo "Install the package wordnet-base first: sudo apt install wordnet-base" >&2; exit 1; }
python3 Scripts/names/gazetteer.py "$wordnet" "$folder/names.gaz"
data=${1:-}
[ -n "$data" ] || exit 0
# The reader itself prints the features, so training and reading cannot differ.
swift build -c release --product "${PRODUCT:-thaw}"
evaluate=("$(swift build -c release --show-bin-path)/${PRODUCT:-thaw}")
[ "${PRODUCT:-thaw}" = thaw ] && evaluate+=(evaluate)
features=$(mktemp)
trap 'rm -f "$features"' EXIT
"${evaluate[@]}" name-features < "$data" > "$features"
if [ -n "${MEASURE:-}" ]; then python3 Scripts/names/weights.py "$data" "$features"; fi
python3 Scripts/names/weights.py "$data" "$features" "$folder/names.crf"
