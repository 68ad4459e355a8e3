"""`--update` gives an id to each example and exercise that has none."""

from __future__ import annotations

from convdocs.claims.fences import line_end
from convdocs.claims.ids import FOOT, keys, nameless
from convdocs.claims.page import Page
from convdocs.claims.places import Place
from convdocs.claims.update import Change

PREFIXES = {"example": "eg", "exercise": "ex"}


def named(page: Page) -> tuple[str, list[Change]]:
    """The page's text with the ids that it lacks, and what was added; figures name themselves.

    An id is a prefix and the id of the heading above: it says where one is, and comes out the
    same in both languages. Once it stands on the page, it stays, whatever is put before it.
    """
    text, changes, taken = page.text, list[Change](), {FOOT, *keys(page)}
    wanted = [place for place in nameless(page) if place.kind in PREFIXES]
    for place in wanted:
        key = free(f"{PREFIXES[place.kind]}-{_above(place)}", taken)
        item = place.item
        changes.append(Change(page.path, item.line, item.column, "", f"{{#{key}}}"))
    for change, place in reversed(list(zip(changes, wanted))):
        at = line_end(text, place.item.start)
        text = text[:at].rstrip() + f" {change.new}" + text[at:]
    return text, changes


def _above(place: Place) -> str:
    """The id of the heading above, without a prefix of ours."""
    key = place.section.key if place.section else ""
    return key.removeprefix("ex-") or "first"


def free(wanted: str, taken: set[str]) -> str:
    """The id, or the first of `id-2`, `id-3`, … that is not taken; it is taken then.

    >>> free("eg-a", {"eg-a", "eg-a-2"})
    'eg-a-3'
    """
    key, number = wanted, 1
    while key in taken:
        number += 1
        key = f"{wanted}-{number}"
    taken.add(key)
    return key
