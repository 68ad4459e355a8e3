"""What the check says: a value for an item, or what is wrong and where."""

from __future__ import annotations

from dataclasses import dataclass

from convdocs.claims.items import Item


@dataclass(frozen=True)
class Problem:
    """Something wrong on a page, where, and what was got instead of what is shown."""

    path: str
    line: int
    column: int
    message: str
    expression: str = ""
    got: str = ""
    shown: str = ""

    def __str__(self) -> str:
        text = f"{self.path}:{self.line}:{self.column}: {self.message}"
        for name in ("expression", "got", "shown"):
            value = getattr(self, name)
            if value:
                text += f"\n    {name + ':':<12}" + value.replace("\n", "\n" + " " * 16)
        return text


@dataclass(frozen=True)
class Result:
    """What an item came to: its value (a claim's, an exhibit's), or what is wrong.

    `lines` lead to the value, where somebody could explain it.
    """

    item: Item
    value: object = None
    problem: Problem | None = None
    lines: tuple[str, ...] = ()
