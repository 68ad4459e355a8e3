"""Whom the pages quote: `sources.toml`, one table a source, with every figure quoted from it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from convdocs.claims.refusals import PageError

FIELDS = {"cite", "url", "quotes", "read"}
MAY = {"cite_zh", "seen"}
OWN = "https://github.com/convdocs/convdocs"

# How a source was read, and the mark that a reader sees behind what is given from it.
READ = {
    "original": ("", ""),  # word for word where the link leads: the only one in quotation marks
    "copy": ("from a copy", "据转载"),
    "paraphrase": ("paraphrase", "转述"),
    "run": ("our run", "本站实测"),  # what the linked tool prints when we run it
    "own": ("", ""),  # our own measurements
}


@dataclass(frozen=True)
class Source:
    """Somebody else's text: how to cite it, where it is, and what is quoted from it.

    What is quoted in words may be given in both languages; `twins` pairs the original's English
    with our Chinese. `read` says how we know it, `seen` when we read it.
    """

    key: str
    cite: str
    url: str
    quotes: tuple[str, ...]
    cite_zh: str = ""
    twins: tuple[tuple[str, str], ...] = ()
    read: str = "original"
    seen: str = ""

    def cited(self, lang: str) -> str:
        """How to cite it in one language, and when it was read.

        >>> Source("k", "A", "x", (), "甲", seen="2026-11-26").cited("zh")
        '甲，2026-11-26 查阅'
        """
        cite = self.cite_zh if lang == "zh" and self.cite_zh else self.cite
        if not self.seen:
            return cite
        return f"{cite}，{self.seen} 查阅" if lang == "zh" else f"{cite}; read {self.seen}"

    def mark(self, shown: str, lang: str) -> str:
        """What a reader must be told behind it: that it is no quotation, or a translated one.

        >>> Source("k", "A", "x", ("8 + 3",), read="paraphrase").mark("8 + 3", "zh")
        '转述'
        """
        if self.read == "original" and any(shown == chinese for _, chinese in self.twins):
            return "译文"
        return READ[self.read][lang == "zh"]

    def meant(self, shown: str) -> str:
        """The English wording of a quotation.

        >>> Source("k", "A", "x", ("one", "一"), "", (("one", "一"),)).meant("一")
        'one'
        """
        return next((english for english, chinese in self.twins if chinese == shown), shown)

    @property
    def numbers(self) -> list[str]:
        """The years, sections and identifiers in it; a page that quotes it gives them, too.

        So a digit changed here is noticed: it no longer is what stands on the page.

        >>> Source("k", "A. Author, ICLR 2015, section 2.3.", "https://x/1409.1556", ()).numbers
        ['2015', '2.3', '1409.1556']
        """
        words = re.findall(r"(?<![\w.-])\d[\w.-]*", f"{self.cite} {self.cite_zh} {self.url}")
        return [word.strip(".-") for word in words]


def sources_of(path: str) -> Mapping[str, Source]:
    """The sources of the tree that a page belongs to: the nearest `sources.toml` above it."""
    found = nearest(path, "sources.toml")
    return load_sources(found) if found else {}


def nearest(path: str, name: str) -> Path | None:
    """The file `name` in the page's folder, in one above it, or in a `docs` folder there."""
    for folder in Path(path).resolve().parents:
        for candidate in (folder / name, folder / "docs" / name):
            if candidate.is_file():
                return candidate
    return None


@cache
def load_sources(path: Path) -> Mapping[str, Source]:
    """Read `sources.toml`; a table without its fields, or with empty ones, is refused."""
    with path.open("rb") as file:
        tables = tomllib.load(file)
    return {key: _source(path, key, table) for key, table in tables.items()}


def _source(path: Path, key: str, table: Mapping[str, object]) -> Source:
    cite, url, quotes, read = (table.get(name) for name in ("cite", "url", "quotes", "read"))
    if set(table) | MAY != FIELDS | MAY or not (cite and url and read and _said(quotes)):
        raise PageError("source_fields", file=path.name, name=key)
    seen = str(table.get("seen", ""))
    if read not in READ or (read == "own") != str(url).startswith(OWN):
        raise PageError("source_read", file=path.name, name=key, read=read, words=", ".join(READ))
    if (read in ("original", "copy", "run")) != bool(re.fullmatch(r"\d{4}-\d\d-\d\d", seen)):
        raise PageError("source_seen", file=path.name, name=key, read=read, seen=seen)
    wordings = [(one,) if isinstance(one, str) else tuple(one) for one in _said(quotes)]
    twins = tuple((words[0], words[1]) for words in wordings if len(words) == 2)
    said = tuple(text for words in wordings for text in words)
    chinese = str(table.get("cite_zh", ""))
    return Source(key, str(cite), str(url), said, chinese, twins, str(read), seen)


def _said(quotes: object) -> list[str | list[str]]:
    """The list of quotations: texts, or the same in English and in Chinese; else nothing."""
    found = quotes if isinstance(quotes, list) else []
    right = [isinstance(one, str) or (isinstance(one, list) and len(one) == 2) for one in found]
    return found if all(right) else []
