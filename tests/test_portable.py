"""The same vectors through CPython and through MicroPython's WebAssembly build give one answer."""

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from portable import runner
from portable.vectors import vectors

from convdocs import NETWORK_NAMES
from convdocs.conventions import CONVENTION_NAMES
from convdocs.site.engine import NOT_PORTABLE

ROOT = Path(__file__).parent.parent
ENGINE = ROOT / "docs/theme/assets/engine"
HERE = Path(__file__).parent / "portable"
PACKAGE = ROOT / "convdocs"
PORTABLE = [p.name for p in PACKAGE.glob("*.py") if p.stem not in NOT_PORTABLE]
for folder in ("messages", "notation", "printout"):
    PORTABLE += [f"{folder}/{p.name}" for p in sorted((PACKAGE / folder).glob("*.py"))]


@pytest.fixture(scope="module")
def node() -> str:
    found = shutil.which("node")
    if found is None and not os.environ.get("CI"):
        pytest.skip("Node is not installed, so MicroPython's WebAssembly cannot run")
    assert found, "CI needs Node"
    return found


@pytest.mark.node
def test_both_pythons_agree_on_every_vector(node: str, tmp_path: Path) -> None:
    lines = vectors(2500, NETWORK_NAMES, CONVENTION_NAMES)
    paths = [tmp_path / name for name in ("vectors", "cpython", "micropython")]
    paths[0].write_text("\n".join(lines))
    runner.run(paths[0], paths[1])
    engine = ENGINE / "micropython.mjs"
    script = [HERE / "run.mjs", engine, ROOT / "convdocs", HERE / "runner.py", paths[0], paths[2]]
    subprocess.run([node, *map(str, script), *PORTABLE], check=True, timeout=120)
    here, there = (path.read_text().splitlines() for path in paths[1:])
    assert len(here) == len(lines)
    differing = [row for row in zip(lines, here, there, strict=True) if row[1] != row[2]]
    assert differing == []
    refused = [row for row in here if "Error | " in row]
    assert len(refused) > 300, "too few refusals among the vectors"
    assert len(lines) - len(refused) > 1000, "too few answers among the vectors"


def test_the_vendored_engine_is_the_published_one() -> None:
    """The hashes stand in the README beside it."""
    readme = (ENGINE / "README.md").read_text()
    for name in (
        "micropython.mjs",
        "micropython.wasm",
        "micropython.min.mjs",
        "micropython.wasm.zz",
    ):
        digest = hashlib.sha256((ENGINE / name).read_bytes()).hexdigest()
        assert f"{digest}  {name}" in readme
