"""When a page last changed, as git knows it."""

import subprocess
from pathlib import Path

_LOG = ("log", "--format=%x00%H %cs", "--name-only", "--no-renames", "--relative", "--", ".")


def _git(folder: Path, *arguments: str) -> str:
    command = ("git", "-C", str(folder), "-c", "core.quotePath=false", *arguments)
    try:
        done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    except (OSError, subprocess.CalledProcessError):  # no git, or not a clone: no dates
        return ""
    return done.stdout


def _cut_off(folder: Path) -> set[str]:
    """The commits at which a shallow clone ends: they seem to add every file."""
    shallow = _git(folder, "rev-parse", "--git-path", "shallow").strip()
    path = folder / shallow
    if not shallow or not path.is_file():
        return set()
    return set(path.read_text(encoding="utf-8").split())


def last_changes(folder: Path) -> dict[str, str]:
    """Return ISO dates by path within the folder; a file whose date git cannot know is left out."""
    dates: dict[str, str] = {}
    cut_off = _cut_off(folder)
    for entry in _git(folder, *_LOG).split("\0")[1:]:
        head, *paths = [line for line in entry.splitlines() if line]
        commit, date = head.split()
        for path in paths:
            if path not in dates:
                dates[path] = "" if commit in cut_off else date
    return {path: date for path, date in dates.items() if date}
