"""`mkdocs serve` sees a change in any page, in the theme and in the package's own code."""

import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

PACKAGE = Path(__file__).parents[1]


def watch(server: LiveReloadServer, docs: Path) -> None:
    """Watch all pages and the package, and rebuild what has changed."""
    sys.dont_write_bytecode = True  # a new .pyc in the package would count as a change
    server.watch(str(docs))
    server.watch(str(PACKAGE))
    server.builder = afresh(server.builder, docs)


def afresh(builder: Callable[[], None], docs: Path) -> Callable[[], None]:
    """Return a builder that makes pages anew alone, and all with new code once that has changed."""
    seen = _written(docs)

    def rebuild() -> None:
        nonlocal seen
        now = _written(docs)
        changed = {path for path in now | seen if now.get(path) != seen.get(path)}
        seen = now
        # the module as it is now: `forget` may have let go of an older one
        if import_module("convdocs.site.remake").remake(changed):
            return
        if any(path.suffix == ".py" or path.parent == docs for path in changed):
            forget()
        builder()

    return rebuild


def _written(docs: Path) -> dict[Path, int]:
    """When each file that a page may depend on was written; an editor's hidden files are none."""
    paths = [*PACKAGE.rglob("*.py"), *docs.rglob("[!.]*.*"), *docs.parent.glob("*.yml")]
    return {path: path.stat().st_mtime_ns for path in paths if path.is_file()}


def forget() -> None:
    """Let the next import of any module read its file, here and where pages run."""
    import_module("convdocs.claims.processes").stop()
    for name in [name for name in sys.modules if name.split(".")[0] == "convdocs"]:
        del sys.modules[name]
