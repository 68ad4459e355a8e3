"""What on a page can be linked to and cited: headings, examples, exercises, figures, tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from convdocs.claims.items import Item

FOLDS = {"example": "example", "question": "exercise"}
SHOWN = ("code", "console")


@dataclass(eq=False)
class Place:
    """A place: its kind, the item that makes it, the heading above, what a fold holds."""

    kind: str
    item: Item
    section: Item | None = None
    inside: list[Item] = field(default_factory=list)

    @property
    def key(self) -> str:
        return self.item.key


def places(items: Iterable[Item]) -> list[Place]:
    r"""The places of a page, in order; one without an id has an empty key.

    A code block inside an example fold or an answer belongs to it, unless it has its own id.
    The heading above a single answer is the exercise.

    >>> from convdocs.claims.lexer import lex
    >>> [(place.kind, place.key) for place in places(lex("# A {#a}\n\n```python {#b}\n1\n```"))]
    [('heading', 'a'), ('example', 'b')]
    """
    return _exercises(_Reader().read(items))


class _Reader:
    """Goes through the items; knows the heading above and the fold around."""

    def __init__(self) -> None:
        self.found: list[Place] = []
        self.section: Item | None = None
        self.fold: Place | None = None

    def read(self, items: Iterable[Item]) -> list[Place]:
        for item in items:
            if self.fold and item.column <= self.fold.item.column:
                self.fold = None
            self._place(item)
            if self.fold and item.start >= self.fold.item.end:  # its title is no part of it
                self.fold.inside.append(item)
        return self.found

    def _place(self, item: Item) -> None:
        if item.kind == "heading":
            self.section = item
            self._add("heading", item)
        elif item.kind == "admonition":
            self._open(item)
        elif item.kind == "exhibit":
            self._add("exhibit", item)
        elif item.kind == "attributes" and item.key:
            self._add("mark", item)
        elif item.kind in SHOWN and (item.key or not self.fold):
            self._add("example", item)

    def _open(self, item: Item) -> None:
        if item.info in FOLDS and not self.fold:
            self.fold = self._add(FOLDS[item.info], item)
        elif item.key:
            self._add("mark", item)

    def _add(self, kind: str, item: Item) -> Place:
        self.found.append(Place(kind, item, self.section))
        return self.found[-1]


def _exercises(found: Sequence[Place]) -> list[Place]:
    """A section with one answer, which has no id of its own, is the exercise as a whole."""
    headings = {place.item: place for place in found if place.kind == "heading"}
    answers = [place for place in found if place.kind == "exercise"]
    sections = [place.section for place in answers]
    merged = []
    for place in answers:
        if not place.key and place.section and sections.count(place.section) == 1:
            heading = headings[place.section]
            heading.kind, heading.inside = place.kind, place.inside
            merged.append(place)
    return [place for place in found if place not in merged]
