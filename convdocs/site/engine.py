"""The files that the lab's engine runs in the browser: the portable rooms, unmodified."""

import ast
import json
from collections.abc import Iterator
from pathlib import Path

from convdocs.lab.tools import NAMES

PACKAGE = Path(__file__).parents[1]
# Rooms that the browser does not need, and that therefore may use all of Python.
NOT_PORTABLE = {
    "__main__", "answers", "claims", "draws", "exercises", "net_answers", "problems", "reference",
    "reports", "site",
}  # fmt: skip


def bundles() -> dict[str, str]:
    """For each tool of the lab, the name of its file and all that it runs, as JSON: path, text."""
    return {f"assets/lab/{name}.json": bundle(name) for name in NAMES}


def bundle(tool: str) -> str:
    """What one tool runs: its files by path.

    Packages whose names it doesn't ask for come without their `__init__`, as MicroPython allows.
    """
    files = {
        f"convdocs/{path.relative_to(PACKAGE).as_posix()}": path.read_text(encoding="utf-8")
        for path in sorted(needed(f"lab/{tool}") | needed("lab/reply"))
    }
    return json.dumps(files, ensure_ascii=False)


def needed(start: str) -> set[Path]:
    """A file of the package and all that it imports, directly or not.

    >>> sorted(path.name for path in needed("lab/query"))
    ['query.py']
    """
    found, ahead = set[Path](), [PACKAGE / f"{start}.py"]
    while ahead:
        path = ahead.pop()
        if path not in found:
            found.add(path)
            ahead += imported(path)
    return found


def imported(path: Path) -> Iterator[Path]:
    """The files that a file imports from, at its top or later."""
    for node in ast.walk(running(path)):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = path.parents[node.level - 1].joinpath(*(node.module or "").split("."))
            for alias in node.names:
                yield module(base / alias.name) or module(base) or base


def running(path: Path) -> ast.Module:
    """The syntax of a file, without what stands there for type checkers only."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    tree.body = [
        node
        for node in tree.body
        if not (isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING")
    ]
    return tree


def module(path: Path) -> Path | None:
    """The file of a module or of a package, where there is one."""
    files = (path.with_suffix(".py"), path / "__init__.py")
    return next((file for file in files if file.exists()), None)
