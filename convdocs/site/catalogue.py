"""`examples.json`: every example, exercise, figure and table of the site, for other programs.

`docs/theme/examples.schema.json`, which is published beside it, says what each field holds.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from math import isfinite
from pathlib import Path
from typing import Any, NamedTuple

from convdocs import __version__
from convdocs.claims import values
from convdocs.claims.console import commands
from convdocs.claims.examples import bare, outputs
from convdocs.claims.fences import line_end
from convdocs.claims.items import Item
from convdocs.claims.places import Place, places
from convdocs.claims.problems import Problem, Result
from convdocs.claims.report import Checked
from convdocs.claims.tree import compare
from convdocs.site.cards import typeset

NAME, SCHEMA = "examples.json", "examples.schema.json"
SEEN = ("prose", "inline_code", "claim", "quote", "math", "generated")
LICENCE = {"texts": "CC-BY-4.0", "code": "MIT"}


class Proved(NamedTuple):
    """A page of the built site: checked, where it is, and the files beside it by name."""

    checked: Checked
    url: str
    files: Mapping[str, str]


def unlike(pages: Mapping[str, Mapping[str, Proved]]) -> Iterator[Problem]:
    """What differs between the two languages of each page that has both."""
    for name, english in pages["en"].items():
        if name in pages["zh"]:
            yield from compare(english.checked, pages["zh"][name].checked)


class Step(NamedTuple):
    """What goes in, as a reader sees it, and what comes out; None where nothing does."""

    input: str
    result: object


def write(pages: Mapping[str, Mapping[str, Proved]], site: Path) -> None:
    """Put the list, from the pages of each language by name, into the root of the site."""
    text = json.dumps(catalogue(pages["en"], pages["zh"]), ensure_ascii=False, indent=1)
    (site / NAME).write_text(text + "\n", encoding="utf-8")


def catalogue(english: Mapping[str, Proved], chinese: Mapping[str, Proved]) -> dict[str, Any]:
    """The list, from the pages of both languages by name; a page in one only is left out."""
    names = sorted(english.keys() & chinese.keys())
    examples = [one for name in names for one in records(name, english[name], chinese[name])]
    head = {"$schema": SCHEMA, "name": "convdocs", "version": __version__, "licence": LICENCE}
    return {**head, "examples": examples}


def records(name: str, english: Proved, chinese: Proved) -> Iterator[dict[str, Any]]:
    """The places of a page that show something worked, as both languages tell it."""
    pages = {"en": Told(english), "zh": Told(chinese)}
    for key, place in pages["en"].places.items():
        if place.kind in ("example", "exercise", "exhibit") and key in pages["zh"].places:
            steps = merged(pages["en"].steps(key), pages["zh"].steps(key))
            files = {lang: page.files(key) for lang, page in pages.items()}
            setup = pages["en"].setup(key)
            yield {
                "id": f"{name}#{key}",
                "kind": pages["en"].kind(key),
                "title": {lang: page.title(key) for lang, page in pages.items()},
                "url": {lang: f"{page.page.url}#{key}" for lang, page in pages.items()},
                **({"setup": setup} if setup else {}),
                "inputs": [step.input for step in steps],
                "results": [step.result for step in steps],
                **({"files": files} if files["en"] else {}),
            }


class Told:
    """A page of one language, and what it says at each of its places."""

    def __init__(self, page: Proved) -> None:
        self.page = page
        self.results = {result.item: result for result in page.checked.results}
        found = sorted(places(page.checked.page.items), key=begins)
        self.places: dict[str, Place] = {place.key: place for place in found if place.key}

    def kind(self, key: str) -> str:
        """Example, exercise, figure or table."""
        place = self.places[key]
        if place.kind != "exhibit":
            return place.kind
        return "table" if hasattr(self.results[place.item].value, "csv") else "figure"

    def files(self, key: str) -> list[str]:
        """The addresses of what can be downloaded."""
        return [self.page.url + name for name in self.page.files if Path(name).stem == key]

    def title(self, key: str) -> str:
        """The caption, the title of the fold or the code, or else the heading above."""
        place = self.places[key]
        item, above, text = place.item, place.section, self.page.checked.page.text
        spans = [(item.start, line_end(text, item.start))]
        if item.kind == "exhibit":
            spans = [(item.shown_start, item.shown_end)]
        spans += [(above.start, above.end)] if above else []
        return next(filter(None, (self._said(*span) for span in spans)), key)

    def _said(self, start: int, end: int) -> str:
        found = [result for item, result in self.results.items() if start <= item.start < end]
        text = "".join(map(_seen, found))
        return " ".join(re.sub(r"[*`]", "", text).split())

    def setup(self, key: str) -> str:
        """The code that the page hides between the place before and this one."""
        starts = list(map(begins, self.places.values()))
        stop = begins(self.places[key])
        before = max([start for start in starts if start < stop], default=0)
        items = [item for item in self.results if before <= item.start < stop]
        return "\n".join(item.body.strip() for item in items if item.kind == "setup")

    def steps(self, key: str) -> list[Step]:
        """What a place computes: its expression or code, or what its fold holds."""
        place = self.places[key]
        items = place.inside if place.kind == "exercise" or place.inside else [place.item]
        return [step for item in items for step in _steps(item, self.results[item])]


def begins(place: Place) -> int:
    """Where a place begins to run: an exercise with its answer, after code in the question."""
    return place.inside[0].start if place.inside else place.item.start


def _seen(result: Result) -> str:
    item = result.item
    if item.kind == "math":
        return item.text
    if item.kind == "generated":
        return values.render(result.value)
    return typeset(item.shown) if item.kind in SEEN else ""


def _steps(item: Item, result: Result) -> Iterator[Step]:
    if item.kind == "code":
        pairs = outputs(item.body) or [(item.body, "")]
        yield from (Step(source.strip(), want or None) for source, want in pairs)
    elif item.kind == "console":
        yield from (Step(f"$ {one.text}", one.shown.strip() or None) for one in commands(item.body))
    elif item.kind == "exhibit":
        yield Step(item.expression, drawn(result.value))
    elif item.kind in ("claim", "generated"):
        yield Step(item.expression, exact(result.value))


def drawn(value: Any) -> object:
    """What a figure says in words; the rows of a table."""
    if hasattr(value, "csv"):
        return json.loads(value.json())
    return getattr(value, "alt", None)


def exact(value: object) -> object:
    """A value as JSON holds it without loss: a fraction as text, a tuple as a list.

    >>> from fractions import Fraction
    >>> exact((25, 0.5, Fraction(18, 25), None))
    [25, 0.5, '18/25', None]
    """
    value = values.plain(value)
    if isinstance(value, list | tuple):
        return [exact(one) for one in value]
    plain = value is None or isinstance(value, int | str)
    return value if plain or (isinstance(value, float) and isfinite(value)) else str(value)


def merged(ours: list[Step], theirs: list[Step]) -> list[Step]:
    """The English steps; what Chinese readers see differently stands beside it."""
    twins = {bare(step.input): step for step in theirs}
    pairs = [(step, twins.get(bare(step.input), step)) for step in ours]
    return [Step(*map(both, step, twin)) for step, twin in pairs]


def both(english: Any, chinese: Any) -> Any:
    """What both languages say, once; or what each of them says.

    >>> both(5, 5), both("five", "五")
    (5, {'en': 'five', 'zh': '五'})
    """
    return english if english == chinese else {"en": english, "zh": chinese}
