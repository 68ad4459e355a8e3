"""What Lighthouse says of the home page, a chapter and a page of the lab, in both languages.

    mkdocs build && npm install --no-save lighthouse && python tests/benchmarks/lighthouse.py [SITE]

Serves the built site with gzip, as Pages does, and drives Debian's Chromium. Prints the scores of
performance, accessibility, best practices and SEO, and each audit that falls short of its own;
writes the least and the most of each score, and how soon the long chapter shows on the simulated
phone, to docs/measured.json.
"""

import gzip
import json
import os
import subprocess
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from measured import machine, record

PAGES = ["", "small-kernels/", "lab/compare/", "zh/", "zh/small-kernels/", "zh/lab/compare/"]
LONG = "small-kernels/"
CATEGORIES = "performance,accessibility,best-practices,seo"
FLAGS = "--headless=new --no-sandbox --disable-gpu --no-first-run --disable-background-networking"
TEXTS = {".html", ".css", ".js", ".mjs", ".json", ".svg"}


class Gzipped(SimpleHTTPRequestHandler):
    """Serves texts compressed, and says nothing."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if path.suffix not in TEXTS or not path.is_file():
            super().do_GET()
            return
        content = gzip.compress(path.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", f"{self.guess_type(path)}; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        pass


def report(address: str, *options: str) -> dict[str, dict[str, object]]:
    """What Lighthouse finds, as it writes it."""
    command = ["npx", "lighthouse", address, "--quiet", "--output=json", f"--chrome-flags={FLAGS}",
               f"--only-categories={CATEGORIES}", *options]  # fmt: skip
    environment = {"CHROME_PATH": "/usr/bin/chromium", **os.environ}
    run = subprocess.run(command, capture_output=True, check=True, env=environment)
    return json.loads(run.stdout)


def show(name: str, found: dict[str, dict]) -> None:
    """The scores of a page, and what they lack."""
    scores = [f"{one['score'] * 100:4.0f}" for one in found["categories"].values()]
    short = [
        f"{part['id']} {found['audits'][part['id']].get('displayValue', '')}"
        for one in found["categories"].values() for part in one["auditRefs"]
        if part["weight"] and (found["audits"][part["id"]]["score"] or 0) < 0.995
    ]  # fmt: skip
    print(f"{name:28}" + "".join(scores) + "   " + ", ".join(short), flush=True)


def scores(reports: list[dict[str, dict]]) -> dict[str, dict[str, int]]:
    """The least and the most of each category's score, of a hundred."""
    found = {}
    for name in CATEGORIES.split(","):
        all_ = [round(100 * one["categories"][name]["score"]) for one in reports]
        found[name.replace("-", "_")] = {"least": min(all_), "most": max(all_)}
    return found


def main(site: Path) -> None:
    before = machine()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Gzipped, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    found: dict[str, dict[str, dict]] = {"phone": {}, "desktop": {}}
    for form, options in (("phone", []), ("desktop", ["--preset=desktop"])):
        for path in PAGES:
            address = f"http://127.0.0.1:{server.server_port}/{path}"
            found[form][path] = report(address, *options)
            show(f"{form} /{path}", found[form][path])
    one = found["phone"][LONG]
    shown = one["audits"]["largest-contentful-paint"]["numericValue"]
    chromium = int(one["environment"]["hostUserAgent"].partition("Chrome/")[2].partition(".")[0])
    versions = {"lighthouse": one["lighthouseVersion"], "chromium": chromium}
    both = {form: scores(list(pages.values())) for form, pages in found.items()}
    record("lighthouse", before, versions, long_chapter={"shown_ms": round(shown)}, **both)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "site"))
