#!/bin/sh
# Renews the lock files: hashes, no index addresses, for every platform.
set -eu
cd "$(dirname "$0")/.."
compile() {
    uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header "$@"
}
compile --python-version 3.11 requirements/main.in -o requirements/main.txt
compile --python-version 3.11 requirements/dev.in -o requirements/dev.txt
compile --python-version 3.10 requirements/cell.in -o requirements/cell.txt
