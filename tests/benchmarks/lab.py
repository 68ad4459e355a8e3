"""How soon the lab is ready after the first interaction, and how soon an edit shows.

    mkdocs build && python tests/benchmarks/lab.py [SITE]

Serves the built site from this machine and drives Debian's Chromium. Ready: from the first touch
of a form to the first answer on the page, engine and files freshly loaded. Edit: from an input
event to the answer on the page. Best and median of several runs, in milliseconds.
"""

import functools
import statistics
import sys
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
# page, field, two values that take turns
CASES = [
    ("lab/layer/", "stride", ("2", "1")),
    ("lab/stack/", "input", ("3x112x112", "3x224x224")),
    ("lab/compare/", "width", ("32", "64")),
    ("lab/coverage/", "stride", ("3", "2")),
    ("lab/networks/?network=vgg19", "input", ("256", "224")),
]
# Types into a field, and waits until the answer has come and is drawn.
TYPE = """([name, value]) => new Promise((done) => {
  const form = document.querySelector("form.lab"), box = form.elements[name];
  const before = performance.now();
  const watch = new MutationObserver(() => {
    watch.disconnect();
    requestAnimationFrame(() => done(performance.now() - before));
  });
  watch.observe(form.querySelector(".answer"), { childList: true, subtree: true });
  box.value = value;
  box.dispatchEvent(new Event("input", { bubbles: true }));
})"""


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *_: object) -> None:
        pass


def timed(page: Page, address: str, name: str, texts: tuple[str, str]) -> tuple[float, list[float]]:
    """The first answer, which loads the engine, and then twenty edits."""
    page.goto(address)
    first = page.evaluate(TYPE, [name, texts[0]])
    return first, [page.evaluate(TYPE, [name, texts[(n + 1) % 2]]) for n in range(20)]


def main(site: Path) -> None:
    handler = functools.partial(Quiet, directory=str(site))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    home = f"http://127.0.0.1:{server.server_port}/"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        print(f"{'':30}{'ready':>16}{'an edit':>16}   best, median of it in ms")
        for path, name, texts in CASES:
            runs = [timed(browser.new_page(), home + path, name, texts) for _ in range(5)]
            ready, edits = [first for first, _ in runs], [one for _, all_ in runs for one in all_]
            columns = (f"{min(each):7.0f}{statistics.median(each):9.0f}" for each in (ready, edits))
            print(f"{path:30}" + "".join(columns))
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "site"))
