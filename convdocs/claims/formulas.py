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

from convdocs.claims.latex_numbers import Malformed, NotNumeric, Value, size
from convdocs.claims.latex_sides import Side, has_digits, shows_digits, sides
from convdocs.claims.latex_tokens import Token, tokens, unit, worth
from convdocs.claims.latex_value import Reader

__all__ = ["Malformed", "NotNumeric", "Side", "check", "evaluate", "has_digits", "sides",
           "unproved"]  # fmt: skip


class _Measured(NamedTuple):
    side: Side
    value: Value
    label: str
    half_unit: Fraction
    rounded: bool


def evaluate(side: Side | str, names: Mapping[str, object]) -> Value:
    r"""The exact value of a side, with the symbols of `names`: int, Fraction, or float.

    Raises NotNumeric for a side without a value, Malformed (its child) for an ambiguous one.

    >>> evaluate(r"(H-K+1)^2 K^2", {"H": 28, "K": 5})
    14400
    """
    return _measure(_whole(side), names).value


def _whole(side: Side | str) -> Side:
    return Side(side, "", 0, tuple(tokens(side))) if isinstance(side, str) else side


def _measure(side: Side, names: Mapping[str, object]) -> _Measured:
    reader = Reader(side.tokens, names)
    value = reader.value()
    half, rounded = _precision(side.tokens)
    return _Measured(side, value, reader.label, half, rounded)


def _precision(parts: tuple[Token, ...]) -> tuple[Fraction, bool]:
    """Half a unit of the last digit shown, and whether `=` allows that much (`≈` always does)."""
    parts = parts[1:] if parts[:1] and parts[0].text == "-" else parts
    shown = [_unit_in_last_place(part.text) for part in parts if part.kind == "number"]
    if not shown or parts[0].kind != "number" or not _only_scales(parts[1:]):
        finest = min(shown, default=Fraction(1))
        return (finest / 2 if finest < 1 else Fraction(0)), False
    scale = Fraction(Reader((_ONE, *parts[1:]), {}).value())
    scaled = any(
        part.text == r"\%" or (part.kind == "word" and unit(part.text).factor != 1)
        for part in parts
    )
    return shown[0] * scale / 2, scaled or shown[0] < 1


_ONE = Token("number", "1", 0, 0)


def _unit_in_last_place(number: str) -> Fraction:
    return Fraction(1, 10 ** len(number.partition(".")[2]))


def _only_scales(rest: tuple[Token, ...]) -> bool:
    """Whether only a power of ten, a unit or a percent sign follows."""
    bare = "".join(part.text for part in rest if part.kind != "word" and part.text != r"\%")
    return re.fullmatch(r"(\*10\^(\{-?\d+\}|\d))?", bare) is not None


def check(latex: str, names: Mapping[str, object]) -> list[str]:
    r"""What is wrong in a formula: each pair of sides that disagrees, each ambiguous side.

    >>> check(r"27C^2 + 1 = 245, \frac{49}{27} \approx 1.82", {"C": 3})
    ['27C^2 + 1 = 245 is false: 244 = 245', '\\frac{49}{27} ≈ 1.82 is false: 49/27 ≈ 91/50']
    """
    problems, measured = _read(sides(latex), names)
    for left, right, relation in _pairs(measured):
        if not _holds(left, right, relation):
            stated = f"{left.side.latex} {relation} {right.side.latex}"
            problems.append(f"{stated} is false: {left.value} {relation} {right.value}")
    return problems


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


def _holds(left: _Measured, right: _Measured, relation: str) -> bool:
    a, b = left.value * worth(left.label, right.label), right.value
    apart = size(a - b)
    if relation in "=≈":
        return apart <= max(_tolerance(left, relation), _tolerance(right, relation))
    if relation == "≠":
        return apart != 0
    return (a < b if relation in "<≤" else a > b) or (relation in "≤≥" and apart == 0)


def _tolerance(side: _Measured, relation: str) -> Fraction:
    if isinstance(side.value, float):
        return side.half_unit + abs(Fraction(side.value)) / 10**9
    return side.half_unit if side.rounded or relation == "≈" else Fraction(0)


def unproved(latex: str, names: Mapping[str, object]) -> list[str]:
    r"""The sides that show a number which no other side confirms: a claim must prove these.

    >>> unproved(r"\frac{18}{25} = 72\,\%, \quad n > 2, \quad P = 27C^2", {})
    ['2', '27C^2']
    """
    _, measured = _read(sides(latex), names)
    proved = [
        side.side for left, right, relation in _pairs(measured) if relation in "=≈"
        for side in (left, right)
    ]  # fmt: skip
    return [side.latex for side, _ in measured if shows_digits(side) and side not in proved]
