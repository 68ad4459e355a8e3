#!/usr/bin/env bash
# Open an issue with a title and the end of a report; none where one of that title is open.
set -euo pipefail
title=$1 report=$2
open=$(gh issue list --state open --limit 200 --json title --jq '.[].title')
if grep -qxF -- "$title" <<<"$open"; then
  echo "an issue says so already"
  exit 0
fi
{
  echo "$RUN"
  echo '```'
  if [ -f "$report" ]; then tail -n 60 "$report"; else echo "it failed before it could report"; fi
  echo '```'
} >issue.md
gh issue create --title "$title" --body-file issue.md
