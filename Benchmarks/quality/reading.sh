#!/usr/bin/env bash
# What the reading is worth, on development data: precision, recall and F1 of each task, and the speed of the library alone.
#
#   Benchmarks/quality/reading.sh SHARED [PROGRAM]
#
# SHARED holds data/ and peers/nlp/score.py (they are not part of this repository); PROGRAM is a release build of thaw.
set -euo pipefail

here=$(cd "$(dirname "$0")/../.." && pwd)
shared=$(realpath "$1")
program=${2:-$here/.build/release/thaw}
score="$shared/peers/nlp/score.py"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Saved pages with their main text, as the task wants them: one JSON object a line.
tar -xJf "$shared/data/pages/readability.tar.xz" -C "$work"
python3 "$here/Benchmarks/quality/pages.py" "$work" "$work/pages.jsonl"

# evaluate TASK GOLD METRIC: answers the file and prints the score.
evaluate() {
    "$program" evaluate "$1" <"$2" >"$work/out.jsonl" 2>"$work/speed"
    printf '\n## %s on %s\n\n%s\n\n' "$1" "$(basename "$2")" "$(cat "$work/speed")"
    python3 "$score" "$3" "$2" "$work/out.jsonl" | tr -d '\n' | sed 's/  */ /g'
    echo
}

evaluate text "$work/pages.jsonl" text
evaluate timex "$shared/data/dates/wikiwars_01-16.jsonl" timex
evaluate dates "$shared/data/dates/gum_dates_train_dev.jsonl" dates
evaluate definitions "$shared/data/definitions/wcl_80.jsonl" label
# The shipped weights were learned from these documents, so this line shows only that they are the right ones; the
# cross-validated score is what Scripts/names.sh prints.
evaluate names "$shared/data/names/wikigold_d0-99.jsonl" ner

printf '\n## search on cranfield\n\n'
"$program" evaluate search "$shared/data/search/cranfield" >"$work/run" 2>"$work/speed"
cat "$work/speed"
python3 "$score" ir "$shared/data/search/cranfield" "$work/run" | tr -d '\n' | sed 's/  */ /g'
echo

printf '\n## structure of pages\n\n'
python3 "$here/Benchmarks/quality/structure.py" "$program"

printf '\n## what is found in notes\n\n'
python3 "$here/Benchmarks/quality/facts.py" "$program"
