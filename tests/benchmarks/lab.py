"""How soon the lab is ready after the first touch of a form, and how soon an edit shows.

    mkdocs build && python tests/benchmarks/lab.py [SITE]

Serves the built site from this machine, drives Chromium, prints what it measures and writes it to
docs/measured.json. Ready: from the first touch of a form to the first answer on the page, engine
and files freshly loaded. Edit: from an input event to the answer on the page, in milliseconds.

An answer counts only when it is the one for the value typed: the line below the form must be what
the package says for that value, and then so must all text of the answer, or the run breaks off.
"""

import functools
import html
import json
import re
import sys
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlencode

from measured import machine, record, spread
from playwright.sync_api import Browser, sync_playwright

from convdocs.lab import respond

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
ROUNDS, EDITS = 5, 8
DEEP = ", ".join(["conv 64 3x3 p1, relu"] * 99 + ["conv {} 3x3 p1, relu"])
# name: page, tool, field, what stands in the address, what is typed, one after the other
CASES = {
    "layer": ("lab/layer/", "layer", "stride", {}, [str(n) for n in range(2, 11)]),
    "stack": ("lab/stack/", "stack", "input", {}, [f"3x{n}x{n}" for n in range(100, 109)]),
    "compare": ("lab/compare/", "compare", "width", {}, [str(n) for n in range(30, 39)]),
    "networks": ("lab/networks/", "nets", "input", {"network": "vgg19"},
                 [str(n) for n in range(230, 239)]),
    "coverage": ("lab/coverage/", "cover", "size", {}, [str(n) for n in range(33, 42)]),
    "deep": ("lab/stack/", "stack", "layers", {}, [DEEP.format(n) for n in range(8, 17)]),
}  # fmt: skip
# Types into a field, and waits until the line below the form is the expected one and is drawn.
TYPE = """([name, value, summary]) => new Promise((done) => {
  const form = document.querySelector("form.lab"), box = form.elements[name];
  const said = form.querySelector(".lab-foot .lab-note");
  if (said.textContent === summary) throw new Error("this answer stands there already");
  const before = performance.now();
  const watch = new MutationObserver(() => {
    if (said.textContent !== summary) return;
    watch.disconnect();
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - before)));
  });
  watch.observe(said, { childList: true, characterData: true, subtree: true });
  box.value = value;
  box.dispatchEvent(new Event("input", { bubbles: true }));
})"""

PARTS = "all => all.map((one) => [one.dataset.slot, one.innerHTML])"


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *_: object) -> None:
        pass


def plain(text: str) -> str:
    """Text without markup and without what holds groups of digits apart."""
    return html.unescape(re.sub("<[^>]*>", "", text)).replace("\u202f", "")


def expected(tool: str, state: dict[str, str]) -> tuple[str, dict[str, list[str]]]:
    """The line below the form, and the words of each part of the answer, from the package."""
    reply = json.loads(respond(tool, urlencode(state), "en"))
    assert reply["errors"] == {}, reply["errors"]
    return reply["summary"], {name: plain(part).split() for name, part in reply["slots"].items()}


def timed(browser: Browser, home: str, name: str) -> list[float]:
    """The time of the first answer, which loads the engine, and then those of the edits."""
    path, tool, field, given, values = CASES[name]
    context = browser.new_context()
    page = context.new_page()
    page.goto(home + path)
    for other, value in given.items():
        page.locator(f"[name={other}]").evaluate("(one, value) => { one.value = value; }", value)
    times = []
    for value in values[: EDITS + 1]:
        summary, answer = expected(tool, {**given, field: value})
        times.append(page.evaluate(TYPE, [field, value, summary]))
        shown = page.locator(".slot").evaluate_all(PARTS)
        if {part: plain(text).split() for part, text in shown} != answer:
            raise SystemExit(f"{name}: the answer shown is not the one for {field}={value}")
    context.close()
    return times


def measure(browser: Browser, home: str) -> dict[str, dict[str, dict[str, int]]]:
    """All cases, round by round, so that a busy moment of the machine hits none of them alone."""
    runs: dict[str, list[list[float]]] = {name: [] for name in CASES}
    for _ in range(ROUNDS):
        for name, done in runs.items():
            done.append(timed(browser, home, name))
    return {
        name: {"ready": spread([first for first, *_ in done]),
               "edit": spread([time for _, *edits in done for time in edits])}
        for name, done in runs.items()
    }  # fmt: skip


def main(site: Path) -> None:
    handler = functools.partial(Quiet, directory=str(site))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    before = machine()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        found = measure(browser, f"http://127.0.0.1:{server.server_port}/")
        version = browser.version
        browser.close()
    print(f"{'':12}{'ready':>24}{'an edit':>24}   median (least to most), ms")
    for name, times in found.items():
        columns = (f"{one['median']} ({one['least']} to {one['most']})" for one in times.values())
        print(f"{name:12}" + "".join(f"{column:>24}" for column in columns))
    deep = {"deep": {**found["deep"], "layers": len(DEEP.split(","))}}
    record("lab", before, {"chromium": int(version.partition(".")[0])}, **{**found, **deep})


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "site"))
