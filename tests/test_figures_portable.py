"""Drawings and tables come out of MicroPython byte for byte as they come out of CPython."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from portable import drawings

from convdocs.site.engine import NOT_PORTABLE

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "convdocs"
HERE = Path(__file__).parent / "portable"
ENGINE = ROOT / "docs/theme/assets/engine/micropython.mjs"
FOLDERS = (".", "messages", "notation", "printout", "tables", "figures")


def files() -> list[str]:
    """The portable files by their paths inside the package, each folder's __init__ first."""
    paths = [path for folder in FOLDERS for path in sorted((PACKAGE / folder).glob("*.py"))]
    return [str(path.relative_to(PACKAGE)) for path in paths if path.stem not in NOT_PORTABLE]


@pytest.mark.node
def test_both_pythons_draw_and_write_the_same_bytes(tmp_path: Path) -> None:
    node = shutil.which("node")
    if node is None and not os.environ.get("CI"):
        pytest.skip("Node is not installed, so MicroPython's WebAssembly cannot run")
    assert node, "CI needs Node"
    here, there = tmp_path / "cpython", tmp_path / "micropython"
    (tmp_path / "nothing").touch()
    script = [HERE / "run.mjs", ENGINE, PACKAGE, HERE / "drawings.py", tmp_path / "nothing", there]
    subprocess.run([node, *map(str, script), *files()], check=True, timeout=120)
    drawings.run(None, here)
    assert here.read_text().splitlines() == there.read_text().splitlines() != []
