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
    server.builder = afresh(server.builder)


def afresh(builder: Callable[[], None]) -> Callable[[], None]:
    """Return a builder that first forgets every module of the package."""

    def rebuild() -> None:
        for name in [name for name in sys.modules if name.split(".")[0] == "convdocs"]:
            del sys.modules[name]
        builder()

    return rebuild
