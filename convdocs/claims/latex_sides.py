r"""A formula cut into its sides: where a relation stands, where a new statement begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from convdocs.claims.digits import ASCII, digits, shows
from convdocs.claims.latex_tokens import Token, tokens


class Side(NamedTuple):
    """One side of a relation: its LaTeX, the sign before it, and the statement it belongs to."""

    latex: str
    relation: str
    chain: int
    tokens: tuple[Token, ...]


@lru_cache(maxsize=64)  # a claim's loop reads one formula again and again
def sides(latex: str) -> tuple[Side, ...]:
    r"""The sides of every relation in a formula, in order.

    A comma, a `\quad` or a new row begins a new statement, unless the row goes on with a relation
    or an operator.

    >>> [(side.latex, side.relation) for side in sides(r"3K = 9 \\ &\approx 9.0, n = 1")]
    [('3K', ''), ('9', '='), ('9.0', '≈'), ('n', ''), ('1', '=')]
    """
    found: list[Side] = []
    chain, relation, part = 0, "", []
    for kind, token in _flat(latex):
        if kind == "inside":
            part.append(token)
            continue
        if part:
            found.append(_side(latex, part, relation, chain))
            part = []
        relation = token.text if kind == "relation" else ""
        chain += kind == "break" and bool(found) and found[-1].chain == chain
    return (*found, _side(latex, part, relation, chain)) if part else tuple(found)


def _side(latex: str, part: list[Token], relation: str, chain: int) -> Side:
    return Side(latex[part[0].start : part[-1].end], relation, chain, tuple(part))


def _flat(latex: str) -> Iterator[tuple[str, Token]]:
    """Tokens marked as inside a side, relation or break; rows that go on are joined."""
    depth, soft, before = 0, None, ""
    for token in tokens(latex):
        depth += (token.kind in ("open", "begin")) - (token.kind in ("close", "end"))
        if depth or token.kind in ("open", "close", "begin", "end"):
            kind = "inside"
        else:
            kind = token.kind if token.kind in ("relation", "break", "soft", "rows") else "inside"
        if kind in ("soft", "rows"):
            soft = token if kind == "soft" else soft
            continue
        if soft and kind == "inside" and "operator" not in (before, token.kind):
            yield "break", soft
        soft, before = None, token.kind
        yield kind, token


def has_digits(latex: str) -> bool:
    r"""Whether a reader sees a number; a digit in a name, as in `C_1`, is none.

    >>> has_digits(r"C_1 + C_{in}"), has_digits("27C"), has_digits(r"\text{layer 2}")
    (False, True, True)
    """
    return any(shows_digits(side) for side in sides(latex))


def shows_digits(side: Side) -> bool:
    """Whether one side shows a number."""
    return shows(re.sub(r"[A-Za-z}]_[0-9]|_\{\w+\}", _plain, side.latex))


def _plain(name: re.Match[str]) -> str:
    """A subscript is part of a name, unless it has digits that no name has."""
    return "" if digits(name[0]) == ASCII else name[0]
