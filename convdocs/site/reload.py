"""`mkdocs serve` sees a change in any page, in the theme and in the package's own code."""

import sys
from collections.abc import Callable
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

PACKAGE = Path(__file__).parents[1]


def watch(server: LiveReloadServer, docs: Path) -> None:
    """Watch all pages and the package, and rebuild with freshly imported code."""
    sys.dont_write_bytecode = True  # a new .pyc in the package would count as a change
    server.watch(str(docs))
    server.watch(str(PACKAGE))
    server.builder = afresh(server.builder, docs)


def afresh(builder: Callable[[], None], docs: Path) -> Callable[[], None]:
    """Return a builder that forgets every module of the package once its code has changed."""
    seen = _written(docs)

    def rebuild() -> None:
        nonlocal seen
        now = _written(docs)
        if now != seen:
            forget()
        seen = now
        builder()

    return rebuild


def _written(docs: Path) -> dict[Path, int]:
    """When each module was written, and each list that all pages share."""
    paths = [*PACKAGE.rglob("*.py"), *docs.glob("*.t*")]
    return {path: path.stat().st_mtime_ns for path in paths if path.is_file()}


def forget() -> None:
    """Let the next import of any module of the package read its file."""
    for name in [name for name in sys.modules if name.split(".")[0] == "convdocs"]:
        del sys.modules[name]
