"""The lab's engine in the browser: what each tool loads, and what it weighs."""

import gzip
import json
from pathlib import Path
from zlib import decompress

import pytest
from readme import ROOT

from convdocs.lab import ENGINE_BUDGET
from convdocs.lab.tools import NAMES
from convdocs.site.engine import NOT_PORTABLE, PACKAGE, bundle, bundles, module, needed

ASSETS = ROOT / "docs/theme/assets"
ENGINE = ASSETS / "engine"


def weight(content: bytes) -> int:
    """Bytes after the compression of an ordinary server."""
    return len(gzip.compress(content, 6))


@pytest.mark.parametrize("name", NAMES)
def test_the_engine_of_a_tool_weighs_less_than_its_budget(name: str) -> None:
    packed = (ENGINE / "micropython.wasm.zz").stat().st_size  # no server makes it smaller
    scripts = [ENGINE / "micropython.min.mjs", *(ASSETS / "lab").glob("*.js")]
    loaded = sum(weight(path.read_bytes()) for path in scripts)
    assert packed + loaded + weight(bundle(name).encode()) < ENGINE_BUDGET


def test_the_packed_engine_is_the_published_one() -> None:
    packed = (ENGINE / "micropython.wasm.zz").read_bytes()
    assert decompress(packed) == (ENGINE / "micropython.wasm").read_bytes()


def test_the_scripts_of_a_chapter_weigh_less_than_10_kb() -> None:
    scripts = (ASSETS / "javascripts").glob("*.js")
    assert sum(weight(path.read_bytes()) for path in scripts) < 10_000
    template = (ROOT / "docs/theme/main.html").read_text(encoding="utf-8")
    condition, script = template.split("assets/lab/lab.js")[0].rsplit("{% if", 1)[1].split("%}", 1)
    assert 'class="lab"' in condition
    assert "{%" not in script, "the lab's script is loaded only where there is a form"


@pytest.mark.parametrize("name", NAMES)
def test_a_tool_runs_the_unmodified_files_of_the_package(name: str) -> None:
    files = json.loads(bundle(name))
    assert {"convdocs/lab/reply.py", f"convdocs/lab/{name}.py"} <= set(files)
    for path, text in files.items():
        assert (ROOT / path).read_text(encoding="utf-8") == text
        assert Path(path).parts[1].removesuffix(".py") not in NOT_PORTABLE


def test_each_tool_has_its_file() -> None:
    assert list(bundles()) == [f"assets/lab/{name}.json" for name in NAMES]


def test_imports_are_followed_without_those_for_type_checkers() -> None:
    names = {path.relative_to(PACKAGE).as_posix() for path in needed("lab/sizes")}
    errors = {path.relative_to(PACKAGE).as_posix() for path in needed("errors")}
    assert names == errors | {"lab/sizes.py", "lab/size_words.py", "units.py", "notation/digits.py"}


def test_a_package_comes_along_only_when_it_is_asked_for_names(tmp_path: Path) -> None:
    assert PACKAGE / "__init__.py" not in needed("lab/layer")
    assert PACKAGE / "figures/__init__.py" not in needed("lab/layer")
    (tmp_path / "room").mkdir()
    assert module(tmp_path / "room") is None
    (tmp_path / "room/__init__.py").touch()
    assert module(tmp_path / "room") == tmp_path / "room/__init__.py"
