"""Quotation marks stand where the linked text says it, and nowhere else."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

import convdocs as cd
from convdocs.claims.items import walk
from convdocs.claims.page import Page
from convdocs.claims.quoting import TYPED
from convdocs.claims.sources import READ, Source, load_sources
from convdocs.site.cards import quotation

DOCS = Path(__file__).parent.parent / "docs"
PAGES = sorted(path for lang in ("en", "zh") for path in (DOCS / lang).rglob("*.md"))
SOURCES = load_sources(DOCS / "sources.toml")
TABLE = '[a]\ncite = "A"\nurl = "{url}"\nquotes = ["8 + 3", ["all", "全部"]]\n'


def library(folder: Path, fields: str, url: str = "https://x") -> str:
    """A page's path beside a list of one source, `a`."""
    (folder / "sources.toml").write_text(TABLE.format(url=url) + fields, encoding="utf-8")
    return str(folder / "page.md")


def problems(path: str, text: str) -> list[str]:
    page = Page(path, text)
    results = [page.evaluate(item) for item in walk(page.items) if item.kind == "quote"]
    return [result.problem.message for result in results if result.problem]


# -- how a source was read -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "url", "message"),
    [
        ("", "https://x", "must have cite, url, quotes and read"),
        ('read = ""', "https://x", "must have cite, url, quotes and read"),
        ('read = "surely"\nseen = "2026-11-26"', "https://x", "choose one of original, copy"),
        ('read = "own"', "https://x", "own is for our own pages only"),
        ('read = "paraphrase"', "https://github.com/convdocs/convdocs/x", "read = 'paraphrase'"),
        ('read = "original"', "https://x", "what was read needs its day"),
        ('read = "copy"\nseen = "last year"', "https://x", "seen = 'last year'"),
        ('read = "paraphrase"\nseen = "2026-11-26"', "https://x", "what was not has none"),
    ],
)
def test_a_source_that_does_not_say_how_it_was_read_is_refused(
    tmp_path: Path, fields: str, url: str, message: str
):
    with pytest.raises(cd.ConvdocsError, match=message):
        Page(library(tmp_path, fields, url), "")


def shown(read: str, words: str, lang: str) -> str:
    """What a reader sees of a quotation: its text, with `"` for the marks of a quotation."""
    seen = "" if read in ("paraphrase", "own") else "2026-11-26"
    source = Source(
        "a", "A", "https://x", ("8", "all", "全部"), "甲", (("all", "全部"),), read, seen
    )
    html = quotation(words, source, lang)
    assert "https://x" in html
    return re.sub(r"</?q\b[^>]*>", '"', re.sub(r"<(?!/?q\b)[^>]*>", "", html))


def test_only_an_original_is_quoted_and_all_else_carries_its_mark():
    assert {read: (shown(read, "8", "en"), shown(read, "8", "zh")) for read in READ} == {
        "original": ('"8"', '"8"'),
        "copy": ("8 (from a copy, see)", "8（据转载，参见）"),
        "paraphrase": ("8 (paraphrase, see)", "8（转述，参见）"),
        "run": ("8 (our run, see)", "8（本站实测，参见）"),
        "own": ("8", "8"),
    }


def test_a_translated_quotation_says_that_it_is_one():
    assert (shown("original", "all", "en"), shown("original", "全部", "zh")) == (
        '"all"', '"全部"（译文）',
    )  # fmt: skip
    assert shown("paraphrase", "全部", "zh") == "全部（转述，参见）"


def test_the_link_says_when_it_was_read():
    source = Source("a", "A", "https://x", ("8",), "甲", (), "original", "2026-11-26")
    assert 'title="A; read 2026-11-26"' in quotation("8", source, "en")
    assert 'title="甲，2026-11-26 查阅"' in quotation("8", source, "zh")


# -- quotation marks that an author types ------------------------------------------------------


@pytest.mark.parametrize(
    "fields", ['read = "original"\nseen = "2026-11-26"', 'read = "paraphrase"']
)
@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ('They say "[8 + 3]{~ a}".', True),
        ('**"It has [8 + 3]{~ a} layers."**', True),
        ("他们说“有 [8 + 3]{~ a} 层”。", True),
        ("「[全部]{~ a}」", True),
        ("‘[all]{~ a}’", True),
        ('| x | "[8 + 3]{~ a}" |', True),
        ('> so "that\n> [8 + 3]{~ a}"', True),
        ("They say [8 + 3]{~ a}.", False),
        ('"So", they say, [8 + 3]{~ a}: "fine".', False),
        ("“好”，他们说 [8 + 3]{~ a}。", False),
        ("It isn’t [8 + 3]{~ a}.", False),
        ('An inch is 1".\n\nThey say [8 + 3]{~ a}.', False),
        ('`"` and [8 + 3]{~ a}', False),
    ],
)
def test_typed_quotation_marks_around_a_quotation_are_refused(
    tmp_path: Path, fields: str, text: str, wrong: bool
):
    assert problems(library(tmp_path, fields), text) == [TYPED] * wrong


@pytest.mark.parametrize("path", PAGES, ids=lambda path: f"{path.parts[-2]}-{path.stem}")
def test_nobody_outside_is_quoted_by_hand(path: Path):
    """Beside an outside link, words in typed quotation marks would pass for a quotation."""
    page = Page(str(path), path.read_text(encoding="utf-8"))
    items = list(walk(page.items))
    for link in items:
        if link.kind == "link" and "](http" in link.text:
            start = page.text.rfind("\n", 0, link.start)
            end = page.text.find("\n", link.end)
            prose = [item for item in items if item.kind == "prose" and start < item.start < end]
            typed = re.findall(r'"([^"]+)"|“([^”]+)”', "·".join(item.shown for item in prose))
            assert [words for words in typed if len("".join(words)) > 1] == []


# -- the list itself -----------------------------------------------------------------------------


@pytest.mark.parametrize("key", SOURCES)
def test_an_address_is_whole_and_safe(key: str):
    address = urlsplit(SOURCES[key].url)
    assert (address.scheme, address.query) == ("https", "")
    assert "." in address.netloc
    assert address.path.strip("/") or address.fragment


def test_every_source_is_quoted_on_some_page():
    text = "".join(path.read_text(encoding="utf-8") for path in PAGES)
    assert [key for key in SOURCES if f"{{~ {key}}}" not in text] == []
