"""Whom the pages quote: `sources.toml`, one table a source, with every figure quoted from it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from convdocs.claims.refusals import PageError

FIELDS = {"cite", "url", "quotes"}
MAY = {"cite_zh"}


@dataclass(frozen=True)
class Source:
    """Somebody else's text: how to cite it, where it is, and what is quoted from it.

    What is quoted in words may be given in both languages; `twins` pairs the two wordings.
    """

    key: str
    cite: str
    url: str
    quotes: tuple[str, ...]
    cite_zh: str = ""
    twins: tuple[tuple[str, str], ...] = ()

    def cited(self, lang: str) -> str:
        """How to cite it in one language; in Chinese, where nothing else is said, as in English."""
        return self.cite_zh if lang == "zh" and self.cite_zh else self.cite

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
    cite, url, quotes = (table.get(name) for name in ("cite", "url", "quotes"))
    if set(table) | MAY != FIELDS | MAY or not (cite and url and quotes and _said(quotes)):
        raise PageError("source_fields", file=path.name, name=key)
    wordings = [(one,) if isinstance(one, str) else tuple(one) for one in _said(quotes)]
    twins = tuple((words[0], words[1]) for words in wordings if len(words) == 2)
    said = tuple(text for words in wordings for text in words)
    return Source(key, str(cite), str(url), said, str(table.get("cite_zh", "")), twins)


def _said(quotes: object) -> list[str | list[str]]:
    """The list of quotations: texts, or the same in English and in Chinese; else nothing."""
    found = quotes if isinstance(quotes, list) else []
    right = [isinstance(one, str) or (isinstance(one, list) and len(one) == 2) for one in found]
    return found if all(right) else []
