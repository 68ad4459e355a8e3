"""What search looks through: each section of each page, and what readers call things.

The pages' own search (docs/theme/assets/search) loads it when a reader opens it, and indexes it.
"""

import json
import posixpath
import re
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from html.parser import HTMLParser
from typing import NamedTuple

from convdocs.site import queries
from convdocs.terms import SYNONYMS, TERMS

NAME = "search/index.json"

# Chapters answer questions; what merely lists, repeats or asks stands behind them.
_WEIGHTS = (
    ("api", 0.4), ("exercises", 0.4), ("cli", 0.5), ("proofs", 0.5), ("teaching", 0.5),
    ("errata", 0.6), ("index", 0.6), ("lab/*", 0.6), ("notebooks/*", 0.6),
    ("formulas", 0.8), ("glossary", 0.8), ("*", 1),
)  # fmt: skip
_SIDE = re.compile(r"try|ex-.+|exercises?(-.+)?")  # a chapter's calculator and exercises
_SIDE_WEIGHT = 0.5

_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "wbr"}
_UNREAD = {"script", "style", "svg", "template"}
_INLINE = {
    "a", "abbr", "b", "bdi", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd", "mark",
    "math", "mfrac", "mi", "mn", "mo", "mover", "mrow", "msqrt", "msub", "msubsup", "msup",
    "mtext", "munder", "munderover", "q", "s", "samp", "small", "span", "strong", "sub", "sup",
    "u", "var", "wbr",
}  # fmt: skip

_SIGN = {"msup": "^", "msub": "_", "mfrac": "/", "msubsup": "_^", "munder": "_", "munderover": "_^"}


class Section(NamedTuple):
    """A heading with its id (none for a page's own) and level, its text, where it leads last."""

    id: str
    level: int
    heading: str
    text: str
    lead: str = ""


class Searched(NamedTuple):
    """A page: its name, its address below its language's home, its short title, its sections."""

    name: str
    url: str
    title: str
    sections: list[Section]


class _Found:
    """A section as it is read, piece by piece."""

    def __init__(self, key: str, level: int) -> None:
        self.id, self.level, self.lead = key, level, ""
        self.heading, self.text = list[str](), list[str]()


class _Element:
    """An element that is open: left out or not, where it begins, how many it holds so far."""

    def __init__(self, tag: str, unread: bool, start: int) -> None:
        self.tag, self.unread, self.start, self.children = tag, unread, start, 0


class _Reader(HTMLParser):
    """Collects sections: a heading's own text and all that follows up to the next heading."""

    def __init__(self) -> None:
        super().__init__()
        self.found = [_Found("", 1)]
        self.open: list[_Element] = []
        self.heading = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.relation()
        if tag not in _VOID:
            unread = tag in _UNREAD or "data-search-exclude" in named
            self.open.append(_Element(tag, unread or self.unread(), len(self.pieces)))
        if re.fullmatch("h[1-6]", tag) and not self.unread():
            if tag != "h1":
                self.found.append(_Found(named.get("id") or "", int(tag[1])))
            self.heading = True
        if tag == "a" and not self.unread():
            self.found[-1].lead = named.get("href") or ""
        self.part(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.part(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1].tag == tag:
            self.ended(self.open.pop())
            self.heading = self.heading and not re.fullmatch("h[1-6]", tag)
        self.part(tag)

    def handle_data(self, data: str) -> None:
        if not self.unread():
            self.pieces.append(data)

    @property
    def pieces(self) -> list[str]:
        """What has been read of the heading, or of the text below it."""
        return self.found[-1].heading if self.heading else self.found[-1].text

    def unread(self) -> bool:
        """Whether this is left out."""
        return bool(self.open) and self.open[-1].unread

    def relation(self) -> None:
        """Write between a base and its exponent, and the like, what a line of text has there."""
        if self.open:
            self.open[-1].children += 1
            here = self.open[-1].children - 1
            self.handle_data(_SIGN.get(self.open[-1].tag, "")[here - 1 : here])

    def ended(self, element: _Element) -> None:
        """Keep what belongs together in a line: a part of a formula, a term and its definition."""
        grouped = element.tag == "mrow" and element.children > 1 and not element.unread
        if grouped and self.open and self.open[-1].tag in _SIGN:
            self.pieces.insert(element.start, "(")
            self.handle_data(")")
        if element.tag == "dt":
            self.handle_data(":")


    def part(self, tag: str) -> None:
        """Keep what stands in two blocks, or two cells, apart."""
        if tag not in _INLINE:
            self.handle_data(" ")


def sections(html: str) -> list[Section]:
    """A page's sections, as text.

    >>> one, two = sections('<h1 id="a">One</h1><p>Two</p><h2 id="b">Three</h2><i>F</i>our')
    >>> two.id, two.level, two.heading, two.text
    ('b', 2, 'Three', 'Four')
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return [
        Section(one.id, one.level, _plain(one.heading), _plain(one.text), one.lead)
        for one in reader.found
    ]


def _plain(parts: list[str]) -> str:
    """One line; a narrow space stays, for it holds a number together."""
    return re.sub(r"[ \t\r\n\f]+", " ", "".join(parts).replace("\u200b", "")).strip()


def index(pages: Iterable[Searched]) -> str:
    """All that search needs, as JSON: pages, sections by page, names of one thing, idle words."""
    listed = list(pages)
    found = {
        "pages": [[page.url, page.title] for page in listed],
        "sections": [row for n, page in enumerate(listed) for row in _rows(n, page)],
        "terms": list(_terms(_leads(listed))),
        "alike": queries.ALIKE,
        "intents": queries.INTENTS,
        "idle": queries.IDLE,
        "last": queries.LAST,
    }
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def _rows(number: int, page: Searched) -> Iterator[tuple[int, str, int, str, str, float]]:
    """For each section: the number of its page, id, level, heading, text, what a hit counts."""
    own = next(weight for pattern, weight in _WEIGHTS if fnmatch(page.name, pattern))
    for key, level, heading, text, _ in page.sections:
        if heading or text:
            side = _SIDE_WEIGHT if own == 1 and _SIDE.fullmatch(key) else 1
            yield number, key, level, heading, text, own * side


def _leads(pages: list[Searched]) -> dict[str, str]:
    """For each entry of the glossary, by id: the place that explains it."""
    return {
        section.id: posixpath.normpath(posixpath.join(page.url, section.lead))
        for page in pages if page.name == "glossary"
        for section in page.sections if section.lead.startswith("../")
    }  # fmt: skip


def _terms(leads: dict[str, str]) -> Iterator[tuple[str, str, list[str]]]:
    """For each term, its id, the place that explains it, and all its names in both languages."""
    for key, (_, *first, aliases) in TERMS.items():
        entry = key.replace("_", "-")
        yield entry, leads.get(entry, ""), [*first, *aliases, *SYNONYMS.get(key, ())]
