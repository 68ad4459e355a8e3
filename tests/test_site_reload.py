"""`mkdocs serve` shows an edit of a page, of the theme or of the package's code."""

import importlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from mkdocs.config import load_config

from convdocs.site import reload
from convdocs.site.plugin import ConvdocsPlugin

ROOT = Path(__file__).parents[1]


class Server:
    """What the live server is to the plugin: it watches folders and has a builder."""

    def __init__(self):
        self.watched = []
        self.builder = lambda: self.seen.append("convdocs.units" in sys.modules)
        self.seen = []

    def watch(self, path):
        self.watched.append(Path(path))


@pytest.fixture
def modules():
    """Put the package's modules back afterwards: other tests hold on to them."""
    writes, kept = sys.dont_write_bytecode, dict(sys.modules)
    yield
    sys.dont_write_bytecode = writes
    sys.modules.update(kept)


@pytest.fixture
def server(tmp_path, modules, monkeypatch):
    """A server of pages in `tmp_path/docs`, of a package in `tmp_path/convdocs`."""
    for path in ("docs/en/index.md", "docs/names.txt", "convdocs/units.py"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("old")
    monkeypatch.setattr(reload, "PACKAGE", tmp_path / "convdocs")
    importlib.import_module("convdocs.units")
    server = Server()
    reload.watch(server, tmp_path / "docs")
    return server


def test_pages_and_package_are_watched(server, tmp_path):
    assert server.watched == [tmp_path / "docs", tmp_path / "convdocs"]


@pytest.mark.parametrize(
    ("path", "kept"),
    [("docs/en/index.md", True), ("docs/names.txt", False), ("convdocs/units.py", False)],
)
def test_the_package_is_imported_anew_when_what_all_pages_share_has_changed(
    server, tmp_path, path, kept
):
    (tmp_path / path).write_text("new")
    os.utime(tmp_path / path, (1, 1))
    server.builder()
    assert server.seen == [kept]
    importlib.import_module("convdocs.units")
    server.builder()
    assert server.seen == [kept, True]


def test_an_edited_page_that_can_be_made_alone_is(server, tmp_path, monkeypatch):
    asked = []
    monkeypatch.setattr("convdocs.site.remake.remake", lambda paths: asked.append(paths) or True)
    (tmp_path / "docs/en/index.md").write_text("new")
    os.utime(tmp_path / "docs/en/index.md", (1, 1))
    server.builder()
    assert asked == [{tmp_path / "docs/en/index.md"}]
    assert server.seen == []


def test_the_plugin_watches_all_pages_of_both_languages(modules):
    server = Server()
    config = load_config(str(ROOT / "mkdocs.yml"))
    ConvdocsPlugin().on_serve(server, config=config, builder=server.builder)
    assert server.watched == [ROOT / "docs", ROOT / "convdocs"]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def served(tmp_path):
    """A copy of the project with two pages, served; return its folder and a way to wait."""
    for name in ("convdocs", "docs"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    for lang in ("en", "zh"):
        for path in (tmp_path / "docs" / lang).rglob("*.*"):
            if path.name not in {"index.md", "proofs.md"} or path.parent.name != lang:
                path.unlink()
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    port = free_port()
    command = [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"]
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    with (tmp_path / "log").open("w") as log:
        process = subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=log, stderr=log)
    yield tmp_path, lambda path, text: wait(f"http://127.0.0.1:{port}/convdocs/{path}", text)
    process.terminate()
    process.wait(10)


def wait(address, text, limit=240):
    end = time.monotonic() + limit
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                if text in answer.read().decode():
                    return True
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            pass
        time.sleep(0.1)
    return False


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.slow
def test_an_edit_of_a_page_the_theme_or_the_code_shows(served):
    folder, shows = served
    assert shows("", "<html")
    edit(folder / "docs/zh/index.md", "description: ", "description: 改动一")
    assert shows("zh/", "改动一")
    edit(folder / "docs/en/index.md", "description: ", "description: Edited. ")
    assert shows("", "Edited. ")
    edit(folder / "docs/theme/partials/words.html", "Edit this page", "Alter this page")
    assert shows("", "Alter this page")
    edit(folder / "convdocs/site/bilingual.py", '{"hreflang": ', '{"hreflang": {"new": root} | ')
    assert shows("proofs/", 'hreflang="new"')
