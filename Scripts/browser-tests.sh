#!/usr/bin/env bash
# Runs Tests/Browser on the built program in Debian's Chromium, with Playwright from PyPI.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
venv=.build/browser-venv
if [[ ! -x "$venv/bin/pytest" ]]; then
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check -r Tests/Browser/requirements.txt
fi
exec "$venv/bin/pytest" -q Tests/Browser "$@"
