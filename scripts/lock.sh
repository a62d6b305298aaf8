#!/usr/bin/env bash
# Writes requirements/*.txt from pyproject.toml: names, versions and hashes of the public registry, no address of any registry.
# dev.txt is solved first and the others within it, so that all locks install into one environment.
# Usage: scripts/lock.sh UV [EXTRA UV OPTIONS…]   (for example --upgrade)
set -euo pipefail
cd "$(dirname "$0")/.."
uv=$1
shift

lock() {
    local target=$1
    shift
    "$uv" --no-config pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
        --no-header --no-annotate --quiet --all-extras --group build "$@" --output-file "$target"
}

lock requirements/dev.txt --group test --group lint "$@"
lock requirements/run.txt --constraint requirements/dev.txt "$@"
lock requirements/bench.txt --group bench --constraint requirements/dev.txt "$@"
lock requirements/mutate.txt --group test --group mutate --constraint requirements/dev.txt "$@"
