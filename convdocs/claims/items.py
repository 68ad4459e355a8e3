"""What the lexer finds in a page: the pieces that are evaluated, counted or skipped."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

EXECUTED = frozenset({"code", "console", "setup"})
"""Kinds that run and change the page's namespace."""

EVALUATED = EXECUTED | {
    "claim", "generated", "quote", "exhibit", "math", "marker", "reference", "broken"
}  # fmt: skip
"""Kinds that can be wrong: each has a result, and Sybil makes an example of each."""

READ = frozenset({"prose", "inline_code", "text_fence"})
"""Kinds that only the census looks at."""


@dataclass(frozen=True, eq=False)
class Item:
    """One piece of a page; `start` and `end` are offsets into the page's text.

    `shown_start` and `shown_end` bound the part that a reader sees (empty for none).
    `body` is that part without markup: the code of a fence (dedented), the LaTeX of a formula,
    the text of prose, the front matter, the comment, the message of a broken item.
    """

    kind: str
    start: int
    end: int
    line: int
    column: int
    text: str
    shown_start: int = 0
    shown_end: int = 0
    shown: str = ""
    expression: str = ""
    key: str = ""
    info: str = ""
    body: str = ""
    body_line: int = 0
    level: int = 0
    children: tuple[Item, ...] = ()


class Source:
    """A page's text with the way from an offset to line and column (both from 1)."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0]
        for offset, character in enumerate(text):
            if character == "\n":
                self.starts.append(offset + 1)

    def place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def item(
        self,
        kind: str,
        start: int,
        end: int,
        shown: tuple[int, int] | None = None,
        *,
        expression: str = "",
        key: str = "",
        info: str = "",
        body: str | None = None,
        level: int = 0,
        children: Iterable[Item] = (),
    ) -> Item:
        """An Item over `start:end` whose visible part is `shown`, by default nothing."""
        line, column = self.place(start)
        shown_start, shown_end = shown or (start, start)
        seen = self.text[shown_start:shown_end]
        return Item(
            kind, start, end, line, column, self.text[start:end], shown_start, shown_end, seen,
            expression, key, info, seen if body is None else body, self.place(shown_start)[0],
            level, tuple(children),
        )  # fmt: skip


def walk(items: Iterable[Item]) -> Iterator[Item]:
    """Every item, and after an exhibit the items of its caption."""
    for item in items:
        yield item
        yield from walk(item.children)
