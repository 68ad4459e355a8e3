r"""The sides of a LaTeX formula, their exact values, and whether they agree.

In `$2 \times 5184 + 900 = 11\,268$` both sides have a value, so they are compared: exactly, but
for a side that is one decimal number, which may differ by half a unit of its last digit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import combinations
from typing import NamedTuple

from convdocs.claims.latex_amounts import Amount, common
from convdocs.claims.latex_numbers import Malformed, NotNumeric, Value, size
from convdocs.claims.latex_sides import Side, has_digits, shows_digits, sides
from convdocs.claims.latex_tokens import Token, tokens
from convdocs.claims.latex_value import Reader
from convdocs.claims.quantities import unit

__all__ = ["Malformed", "NotNumeric", "Side", "check", "evaluate", "has_digits", "judged",
           "sides", "unproved"]  # fmt: skip


class _Measured(NamedTuple):
    """A side with its value, and how it is written.

    `half_unit` is half a unit of the last digit shown. `written` says that the side is one
    number with its unit, such as 21.75 %; `rounded`, that this number has decimals and is
    neither 0 nor 100 %, which are exact.
    """

    side: Side
    amount: Amount
    half_unit: Fraction
    written: bool
    rounded: bool


def evaluate(side: Side | str, names: Mapping[str, object]) -> Value:
    r"""The exact value of a side, with the symbols of `names`: int, Fraction, or float.

    Raises NotNumeric for a side without a value, Malformed (its child) for an ambiguous one.

    >>> evaluate(r"(H-K+1)^2 K^2", {"H": 28, "K": 5})
    14400
    """
    return _measure(_whole(side), names).amount.value


def _whole(side: Side | str) -> Side:
    return Side(side, "", 0, tuple(tokens(side))) if isinstance(side, str) else side


def _measure(side: Side, names: Mapping[str, object]) -> _Measured:
    amount = Reader(side.tokens, names).value()
    half, scale, decimals = _precision(side.tokens)
    whole = amount.value == 0 or (amount.value == 1 and not amount.powers and scale < 1)
    return _Measured(side, amount, half, scale > 0, decimals and not whole)


def _precision(parts: tuple[Token, ...]) -> tuple[Fraction, Fraction, bool]:
    """Half a unit of the last digit shown; of a side that is one number: its scale, decimals."""
    parts = parts[1:] if parts[:1] and parts[0].text == "-" else parts
    shown = [_unit_in_last_place(part.text) for part in parts if part.kind == "number"]
    if not shown or parts[0].kind != "number" or not _only_scales(parts[1:]):
        finest = min(shown, default=Fraction(1))
        return (finest / 2 if finest < 1 else Fraction(0)), Fraction(0), False
    scale = Fraction(Reader((_ONE, *parts[1:]), {}).value().value)
    return shown[0] * scale / 2, scale, shown[0] < 1


_ONE = Token("number", "1", 0, 0)


def _unit_in_last_place(number: str) -> Fraction:
    return Fraction(1, 10 ** len(number.partition(".")[2]))


def _only_scales(rest: tuple[Token, ...]) -> bool:
    """Whether only a power of ten and a unit follow."""
    bare = "".join(part.text for part in rest if part.kind != "word" or not unit(part.text))
    return re.fullmatch(r"(\*10\^(\{-?\d+\}|\d))?", bare) is not None


def check(latex: str, names: Mapping[str, object]) -> list[str]:
    r"""What is wrong in a formula: each pair of sides that disagrees, each ambiguous side.

    >>> check(r"27C^2 + 1 = 245, \frac{49}{27} \approx 1.82", {"C": 3})
    ['27C^2 + 1 = 245 is false: 244 = 245', '\\frac{49}{27} ≈ 1.82 is false: 49/27 ≈ 91/50']
    """
    return judged(latex, names).problems


class Judged(NamedTuple):
    """A formula that was read once: what is wrong, sides unproved, how many sides have a value."""

    problems: list[str]
    unproved: list[str]
    numeric: int


def judged(latex: str, names: Mapping[str, object]) -> Judged:
    """What `check` and `unproved` say, from one reading."""
    problems, measured = _read(sides(latex), names)
    proved: list[Side] = []
    for left, right, relation in _pairs(measured):
        fault = _fault(left, right, relation)
        if fault:
            problems.append(f"{left.side.latex} {relation} {right.side.latex} is false: {fault}")
        if relation in "=≈":
            proved += left.side, right.side
    bare = [side.latex for side, _ in measured if shows_digits(side) and side not in proved]
    return Judged(problems, bare, sum(value is not None for _, value in measured))


def _read(
    parts: tuple[Side, ...], names: Mapping[str, object]
) -> tuple[list[str], list[tuple[Side, _Measured | None]]]:
    problems: list[str] = []
    measured: list[tuple[Side, _Measured | None]] = []
    for side in parts:
        try:
            measured.append((side, _measure(side, names)))
        except NotNumeric as refusal:
            measured.append((side, None))
            if isinstance(refusal, Malformed):
                problems.append(f"{side.latex}: {refusal}")
    return problems, measured


def _pairs(
    measured: list[tuple[Side, _Measured | None]],
) -> Iterator[tuple[_Measured, _Measured, str]]:
    """Every two sides with a value that a relation joins, however many sides stand between."""
    for i, j in combinations(range(len(measured)), 2):
        left, right = measured[i][1], measured[j][1]
        if left and right and left.side.chain == right.side.chain:
            relation = _joined({side.relation for side, _ in measured[i + 1 : j + 1]})
            if relation:
                yield left, right, relation


def _joined(relations: set[str]) -> str:
    """The relation of the ends of a chain, as in a = b < c; empty if nothing follows."""
    for relation, weaker in (("=", ""), ("≈", "="), ("<", "=≤"), ("≤", "="), (">", "=≥"),
                             ("≥", "="), ("≠", "=")):  # fmt: skip
        if relation in relations and relations <= {relation, *weaker}:
            return relation
    return ""


def _fault(left: _Measured, right: _Measured, relation: str) -> str:
    """Why two sides do not stand in a relation; nothing where they do."""
    try:
        scales = common(left.amount, right.amount)[:2]
    except Malformed as refusal:
        return str(refusal)
    a, b = left.amount.value * scales[0], right.amount.value * scales[1]
    allowed = max(_tolerance(left, right, relation) * scales[0],
                  _tolerance(right, left, relation) * scales[1])  # fmt: skip
    return "" if _holds(a, b, relation, allowed) else f"{a} {relation} {b}"


def _holds(a: Value, b: Value, relation: str, allowed: Fraction) -> bool:
    apart = size(a - b)
    if relation in "=≈":
        return apart <= allowed
    if relation == "≠":
        return apart != 0
    return (a < b if relation in "<≤" else a > b) or (relation in "≤≥" and apart == 0)


def _tolerance(side: _Measured, other: _Measured, relation: str) -> Fraction:
    """How far a side may be off; between two written numbers, `=` allows nothing."""
    value = side.amount.value
    noise = abs(Fraction(value)) / 10**9 if isinstance(value, float) else Fraction(0)
    rounds = relation == "≈" or (side.rounded and not other.written)
    return noise + (side.half_unit if rounds or isinstance(value, float) else Fraction(0))


def unproved(latex: str, names: Mapping[str, object]) -> list[str]:
    r"""The sides that show a number which no other side confirms: a claim must prove these.

    >>> unproved(r"\frac{18}{25} = 72\,\%, \quad n > 2, \quad P = 27C^2", {})
    ['2', '27C^2']
    """
    return judged(latex, names).unproved
