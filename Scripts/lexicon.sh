#!/usr/bin/env bash
# Makes Sources/ThawText/Lexicon/english.lex from Debian's package scowl, and copies its notice beside it.
# The result is part of the repository: run this only to take a newer word list.
set -euo pipefail
cd "$(dirname "$0")/.."
scowl=${SCOWL:-/usr/share/dict/scowl}
[ -d "$scowl" ] || { echo "Install the package scowl first: sudo apt install scowl" >&2; exit 1; }
folder=Sources/ThawText/Lexicon
mkdir -p "$folder"
cp /usr/share/doc/scowl/copyright "$folder/COPYRIGHT"
python3 Scripts/lexicon.py "$scowl" "$folder/english.lex"
