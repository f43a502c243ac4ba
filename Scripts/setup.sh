#!/usr/bin/env bash
# Installs the system packages that are missing, and nothing else. Safe to run at any time.
#   Scripts/setup.sh           what building and running need
#   Scripts/setup.sh --tests   also what the browser tests need
set -euo pipefail

say() { printf 'thaw: %s\n' "$*" >&2; }

# The first two lines are what Swift's own tools stand on (https://www.swift.org/install/linux).
debian=(
    binutils g++ git libc6-dev pkg-config tzdata zlib1g-dev
    libcurl4-openssl-dev libncurses-dev libxml2-dev
    libsqlite3-dev libcmark-gfm-dev libcmark-gfm-extensions-dev libstemmer-dev libqrencode-dev
    libzip-dev poppler-utils
)
homebrew=(cmark-gfm snowball qrencode libxml2 libzip poppler pkg-config)
if [[ "${1:-}" == "--tests" ]]; then
    debian+=(chromium fonts-dejavu-core python3 python3-venv tesseract-ocr)
    homebrew+=(python tesseract)
fi

as_root() {
    if [[ "$(id -u)" == 0 ]]; then "$@"; else sudo "$@"; fi
}

install_debian() {
    local missing=() name
    for name in "${debian[@]}"; do
        dpkg-query -W -f '${Status}' "$name" 2>/dev/null | grep -q 'ok installed' || missing+=("$name")
    done
    [[ ${#missing[@]} == 0 ]] && return
    say "installing ${missing[*]}"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        "${missing[@]}" >/dev/null
}

if command -v apt-get >/dev/null; then
    install_debian
elif command -v brew >/dev/null; then
    say "installing ${homebrew[*]} (those that are missing)"
    brew install --quiet "${homebrew[@]}"
else
    say "no apt-get and no brew here: install these by your system's means: ${debian[*]}"
    exit 1
fi

version="$(swift --version 2>/dev/null | sed -nE 's/.*Swift version ([0-9]+\.[0-9]+).*/\1/p' | head -1 || true)"
if [[ -z "$version" || "$(printf '6.2\n%s\n' "$version" | sort -V | head -1)" != "6.2" ]]; then
    say "Swift 6.2 or newer is needed${version:+ (found $version)}: install it as https://www.swift.org/install says, then run this again."
    exit 1
fi
