"""`--update`: the stale numbers of claims rewritten in the style they are shown in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from convdocs.claims import values
from convdocs.claims.equations import latex_of
from convdocs.claims.page import Page
from convdocs.claims.problems import Result


@dataclass(frozen=True)
class Change:
    """A claim that was rewritten; or, without an `old`, what was added."""

    path: str
    line: int
    column: int
    old: str
    new: str

    def __str__(self) -> str:
        text = f"{self.old} -> {self.new}" if self.old else f"added {self.new}"
        return f"{self.path}:{self.line}:{self.column}: {text}"


def updated(page: Page, results: Sequence[Result]) -> tuple[str, list[Change]]:
    """The page's text with every stale claim rewritten, and the changes; formulas stay."""
    text, changes = page.text, []
    for result in sorted(results, key=lambda result: -result.item.start):
        item = result.item
        if item.kind != "claim" or not result.problem or latex_of(item.shown):
            continue
        if result.problem.got:
            new = values.render(result.value, item.shown)
            text = text[: item.shown_start] + new + text[item.shown_end :]
            changes.append(Change(page.path, item.line, item.column, item.shown, new))
    return text, changes[::-1]
