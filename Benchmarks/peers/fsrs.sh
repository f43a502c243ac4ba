#!/usr/bin/env bash
# Side by side with fsrs-rs (its PyPI wheel), one core, in one run.
#
#   Benchmarks/peers/fsrs.sh KIT WORK [TARGET-CPU]
#
# KIT is the folder with gen_revlog.py, compare.py, metrics.py, bench_rs_opt.py and josh_to_bin.py;
# josh.csv is expected at KIT/../../data/fsrs. WORK holds the environment and the logs, and is kept.
# Without TARGET-CPU the build is for any x86-64, like the wheel; "haswell" gives AVX2.
set -euo pipefail

kit=$(realpath "$1")
mkdir -p "$2"
work=$(realpath "$2")
package=$(cd "$(dirname "$0")/.." && pwd)
export RAYON_NUM_THREADS=1

flags=()
scratch="$work/build"
if [[ $# -gt 2 ]]; then
    flags=(-Xswiftc -target-cpu -Xswiftc "$3")
    scratch="$work/build-$3"
fi
swift build -c release --package-path "$package" --scratch-path "$scratch" \
    --product memory-benchmarks "${flags[@]}"
ours="$scratch/release/memory-benchmarks"

if [[ ! -d "$work/venv" ]]; then
    python3 -m venv "$work/venv"
    "$work/venv/bin/pip" install --quiet fsrs-rs-python numpy scipy
fi
cd "$work"
cp "$kit"/*.py .
mkdir -p data
for log in "syn_10k 10000 1001" "syn_100k 100000 1002" "syn_1M 1000000 1003"; do
    # shellcheck disable=SC2086
    [[ -f "data/${log%% *}.bin" ]] || venv/bin/python gen_revlog.py data/${log}
done
venv/bin/python josh_to_bin.py "$kit/../../data/fsrs/josh.csv" data/josh.bin

logs=(data/josh.bin data/syn_10k.bin data/syn_100k.bin)
run() { echo "## $1"; shift; taskset -c 1 "$@"; }
grep -m1 "model name" /proc/cpuinfo
echo "build: ${3:-baseline x86-64}"
for log in syn_100k syn_1M; do
    run "fsrs-rs, 5 epochs, $log" venv/bin/python bench_rs_opt.py "data/$log.bin" ids 5 3
done
run "Thaw, times" "$ours" time data/syn_100k.bin data/syn_1M.bin
for epochs in 5 20; do
    run "fsrs-rs, $epochs epochs" venv/bin/python compare.py "rs$epochs.json" "${logs[@]}" --epochs $epochs
    run "Thaw, Adam, $epochs epochs" venv/bin/python compare.py "adam$epochs.json" "${logs[@]}" \
        --epochs $epochs --cmd "$ours fit {bin} {epochs} method=adam"
done
run "Thaw, as it ships" venv/bin/python compare.py ships.json "${logs[@]}" --cmd "$ours fit {bin}"
run "Thaw, FSRS-7, as it ships (own cross-validation)" "$ours" check data/josh.bin model=fsrs7
