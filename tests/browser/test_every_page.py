"""One walk through all pages, and what must hold on each of them."""

import gzip
import re
from collections import Counter

import pytest
from axe_playwright_python.sync_playwright import Axe
from traffic import LOCAL, traffic

from convdocs.lab import PAGE_BUDGET
from convdocs.site.sheets import UNUSED

WIDTHS = (360, 800, 1280)
UNFOLD = "document.querySelectorAll('details').forEach((fold) => { fold.open = true; })"
CLASSES = "nodes => [...new Set(nodes.flatMap((node) => [...node.classList]))]"
HEADINGS = "nodes => nodes.map((node) => node.tagName + node.id)"


def violations(page, contrast):
    """Return what axe-core finds wrong; its rule about contrast takes longer than all others."""
    rules = {} if contrast else {"color-contrast": {"enabled": False}}
    found = Axe().run(page, options={"resultTypes": ["violations"], "rules": rules})
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found.response["violations"]]


def excess(page, width):
    """Return how many pixels a page is wider than a window."""
    page.set_viewport_size({"width": width, "height": 800})
    return page.evaluate("document.documentElement.scrollWidth - innerWidth")


def look(page, english):
    """Unfold a page, read it to its end, and say what it is like."""
    page.evaluate(UNFOLD)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    seen = {"wide": {width: excess(page, width) for width in WIDTHS}}
    if not english:
        excess(page, 390)
    seen["violations"] = violations(page, contrast=english)
    seen["classes"] = page.locator("*").evaluate_all(CLASSES)
    seen["headings"] = page.locator("article :is(h1, h2, h3)").evaluate_all(HEADINGS)
    page.wait_for_load_state("networkidle")  # leaving sooner would break off what still loads
    return seen


@pytest.fixture(scope="module")
def walk(chromium, home, addresses):
    """Return what was seen of each page, by day and by night in turns."""
    page = chromium.new_page(reduced_motion="reduce")
    asked, faults = traffic(page)
    found = {}
    for n, address in enumerate(addresses):
        page.emulate_media(color_scheme=("light", "dark")[n % 2])
        page.goto(home + address)
        found[address] = look(page, english=not address.startswith("zh"))
        found[address] |= {"asked": asked[:], "faults": faults[:]}
        asked.clear()
        faults.clear()
    page.close()
    return found


def test_no_page_asks_another_host_or_for_what_is_not_there(walk):
    for address, seen in walk.items():
        assert seen["asked"], address
        assert [url for url in seen["asked"] if not url.startswith(LOCAL)] == [], address
        assert seen["faults"] == [], address


def test_no_page_is_wider_than_the_window(walk):
    wide = {address: seen["wide"] for address, seen in walk.items()}
    assert {a: widths for a, widths in wide.items() if max(widths.values()) > 0} == {}


def test_axe_finds_nothing_on_any_page(walk):
    assert {a: seen["violations"] for a, seen in walk.items() if seen["violations"]} == {}


def test_no_page_holds_what_the_style_sheet_leaves_out(walk):
    """Material's rules for parts that we don't use are dropped: nobody may begin to use them."""
    for address, seen in walk.items():
        assert [name for name in seen["classes"] if UNUSED.match(f".{name}")] == [], address


def test_every_heading_has_the_same_anchor_in_both_languages(walk):
    for address in walk:
        if not address.startswith("zh"):
            assert walk[address]["headings"] == walk[f"zh/{address}"]["headings"] != [], address


def test_no_id_stands_twice_on_a_page(site):
    for path in site.rglob("*.html"):
        counts = Counter(re.findall(r"<[^>]* id=\"?([^\s\">]+)", path.read_text(encoding="utf-8")))
        assert [key for key, count in counts.items() if count > 1] == [], path


def weight(path):
    """Bytes after the compression of an ordinary server; a font is compressed already."""
    content = path.read_bytes()
    return len(content) if path.suffix == ".woff2" else len(gzip.compress(content, 6))


def test_the_first_visit_of_a_page_weighs_less_than_its_budget(site, home, walk):
    """All that it loads before anybody searches or calculates."""
    heavy = {}
    for address, seen in walk.items():
        asked = {url.removeprefix(home) for url in seen["asked"] if url.startswith(home)}
        files = [site / path for path in asked if not path.endswith("/") and path]
        total = weight(site / address / "index.html") + sum(weight(path) for path in files)
        if total >= PAGE_BUDGET:
            heavy[address] = total
    assert heavy == {}
