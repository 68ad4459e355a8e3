"""The files that the lab's engine runs in the browser: the portable rooms, unmodified."""

import json
from pathlib import Path

PACKAGE = Path(__file__).parents[1]
# Rooms that the browser does not need, and that therefore may use all of Python.
NOT_PORTABLE = {
    "__main__", "answers", "claims", "draws", "exercises", "net_answers", "problems", "reference",
    "reports", "site",
}  # fmt: skip


def rooms() -> list[Path]:
    """The portable files, each folder's in order."""
    found = sorted(PACKAGE.rglob("*.py"))
    return [path for path in found if room(path) not in NOT_PORTABLE]


def room(path: Path) -> str:
    """The room that a file belongs to.

    >>> room(PACKAGE / "site" / "engine.py"), room(PACKAGE / "units.py")
    ('site', 'units')
    """
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def bundle() -> str:
    """All of them as one JSON object: path and text."""
    files = {
        f"convdocs/{path.relative_to(PACKAGE).as_posix()}": path.read_text(encoding="utf-8")
        for path in rooms()
    }
    return json.dumps(files, ensure_ascii=False)
