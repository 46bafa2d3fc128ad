#!/usr/bin/env bash
# scripts/check-layers must pass on this tree and catch each kind of planted violation.
# Usage: check_layers_test.sh ROOT
set -euo pipefail
check="$1/scripts/check-layers"
"$check" "$1"

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# plant FILE LINE: the line alone, in that file, must be refused.
plant() {
  rm -rf "${scratch:?}"/*
  mkdir -p "$scratch/include" "$scratch/src/base" "$(dirname "$scratch/$1")"
  printf '%s\n' "$2" >"$scratch/$1"
  if "$check" "$scratch" 2>/dev/null; then
    echo "not caught: $1: $2" >&2
    exit 1
  fi
}
plant src/base/a.cpp '#include "read/xml.hpp"'
plant src/tag/a.cpp '#include "store/write.hpp"'
plant src/store/a.hpp '  #  include "pipeline/walk.hpp"'
plant src/tag/a.cpp '#include <sqlite3.h>'
plant src/store/a.cpp '#include <tbb/parallel_for.h>'
plant src/read/a.cpp '#include <CLI/CLI.hpp>'
plant include/evidex/a.hpp '#include <nlohmann/json.hpp>'
plant include/evidex/a.hpp '#include "base/files.hpp"'
plant src/mystery/a.cpp 'int x;'
plant src/read/a.cpp 'std::regex pattern;'
