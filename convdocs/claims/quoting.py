"""Quotation marks that an author types: `sources.toml` decides where they stand, nobody else."""

from __future__ import annotations

from collections.abc import Iterable

from convdocs.claims.items import Item

PAIRS = (("“", "”"), ("‘", "’"), ("「", "」"), ("『", "』"), ("«", "»"))
TYPED = (
    "quotation marks around a quotation come from `read` in sources.toml: leave out the typed ones"
)


def enclosed(item: Item, items: Iterable[Item], text: str) -> bool:
    """Whether a quotation stands between quotation marks that were typed in its paragraph."""
    start = text.rfind("\n\n", 0, item.start) + 1
    prose = [other for other in items if other.kind == "prose" and start <= other.start]
    before = "".join(other.shown for other in prose if other.end <= item.start)
    return opened(before)


def opened(before: str) -> bool:
    """Whether a quotation mark is still open after this text.

    >>> opened('so "he'), opened('so "he" said'), opened("他说“好”，又说“")
    (True, False, True)
    """
    straight = before.count('"') % 2 == 1
    return straight or any(before.count(a) > before.count(b) for a, b in PAIRS)
