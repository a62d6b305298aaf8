#!/usr/bin/env bash
# Makes a virtual environment in the folder named by its argument, with the first Python that is new enough.
# PYTHON=… chooses another one.
set -euo pipefail
. "$(dirname "$0")/apt.sh"

venv=$1
new_enough='import sys; sys.exit(sys.version_info < (3, 11))'

stop() {
    printf '%s\n' "$@" >&2
    exit 1
}

find_python() {
    local name
    for name in ${PYTHON:-python3.11 python3.12 python3.13 python3.14 python3}; do
        if "$name" -c "$new_enough" 2>/dev/null; then
            command -v "$name"
            return
        fi
    done
    return 1
}

python=$(find_python) || {
    apt_install python3 python3-venv && python=$(find_python)
} || stop "No Python 3.11 or newer was found${PYTHON:+ at $PYTHON}." "Install it as root: apt-get install python3 python3-venv" \
    "or name one: make setup PYTHON=/path/to/python3.11"

package=python$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv
"$python" -c 'import ensurepip, venv' 2>/dev/null || apt_install "$package" ||
    stop "$python cannot make virtual environments: the system package $package is missing." "Install it as root: apt-get install $package"

echo "making $venv with $("$python" --version) …"
"$python" -m venv "$venv"
