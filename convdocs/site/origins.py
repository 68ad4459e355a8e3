"""Which code of a page a claim's expression comes from."""

from __future__ import annotations

import ast
from collections.abc import Iterator


class Origins:
    """The names that each code block binds, and the id of the example that it belongs to."""

    def __init__(self) -> None:
        self.blocks: dict[str, tuple[int, str]] = {}
        self.count = 0

    def add(self, code: str, key: str) -> None:
        """Note a block, in the order of the page."""
        self.count += 1
        self.blocks.update(dict.fromkeys(bound(code), (self.count, key)))

    def of(self, expression: str) -> str:
        """The id of the latest block that binds a name of the expression; empty if none has."""
        found = [self.blocks[name] for name in used(expression) if name in self.blocks]
        return max(found, default=(0, ""))[1]


def bound(code: str) -> set[str]:
    """The names that code binds, modules aside; none if it cannot be read.

    >>> sorted(bound("import math; a, b = 1, 2"))
    ['a', 'b']
    """
    try:
        return set(_bound(ast.parse(code)))
    except SyntaxError:
        return set()


def _bound(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name


def used(expression: str) -> set[str]:
    """The names that a claim's expression reads, with or without a loop at its end.

    >>> sorted(used("first.macs + n for n in range(3)"))
    ['first', 'n', 'range']
    """
    try:
        tree = ast.parse(f"({expression})", mode="eval")
    except SyntaxError:
        return set()
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
