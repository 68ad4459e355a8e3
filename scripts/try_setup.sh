#!/usr/bin/env bash
# README's set-up with several versions of pip, each in an environment of its own:
#   bash scripts/try_setup.sh 22.3 newest    (22.3 is what Python 3.11.0 brought)
set -euo pipefail
cd "$(dirname "$0")/.."
command=$(sed -n '/^```sh$/,/^```$/p' README.md | grep 'pytest$')
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for version in "$@"; do
  python -m venv "$work/$version"
  (
    . "$work/$version/bin/activate"
    wanted=pip==$version
    [ "$version" != newest ] || wanted=pip
    python -m pip install -q --upgrade "$wanted"
    python -m pip --version
    eval "${command% && pytest}"
    convdocs network alexnet | tail -n 1
  )
done
