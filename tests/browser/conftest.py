"""The real site, built once, served from this machine, and read with a real Chromium."""

import functools
import os
import shutil
import subprocess
import sys
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
]  # fmt: skip


def pytest_collection_modifyitems(items):
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


def lacking(what):
    """Skip where somebody tries things at home; on the gate a browser is a must."""
    if os.environ.get("CI") == "true":
        pytest.fail(what)
    pytest.skip(what)


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """Return the folder of the site as `mkdocs build --strict` makes it."""
    folder = tmp_path_factory.mktemp("site") / "convdocs"
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True)
    return folder


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *_):
        pass


@pytest.fixture(scope="session")
def home(site):
    """Return the address of the English home, one folder below its host as on Pages."""
    handler = functools.partial(Quiet, directory=str(site.parent))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/convdocs/"
        server.shutdown()


@pytest.fixture(scope="session")
def chromium():
    """Return a running Chromium."""
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        lacking("no Chromium on the path")
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium, home):
    """Return a function that opens a page of the site, in a context of its own."""
    contexts = []

    def go(path="", *, width=1280, **options):
        options = {"locale": "zh-CN" if path.startswith("zh") else "en-US", **options}
        context = chromium.new_context(viewport={"width": width, "height": 800}, **options)
        contexts.append(context)
        page = context.new_page()
        page.goto(home + path)
        return page

    yield go
    for context in contexts:
        context.close()


def pages(folder):
    """Return the addresses of all pages of a built site, below its home."""
    paths = (path.relative_to(folder).parent for path in folder.rglob("index.html"))
    return sorted("" if str(path) == "." else f"{path.as_posix()}/" for path in paths)


@pytest.fixture(scope="session")
def addresses(site):
    """Return all pages of the site."""
    return pages(site)
