r"""Exact numbers for formulas: what counts as one, powers and roots."""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction
from numbers import Integral, Rational, Real

Value = int | Fraction | float
LIMIT = 100_000  # terms of a sum; also the largest exponent, so that a typo cannot hang a build


class NotNumeric(ValueError):  # noqa: N818 - an answer, not a fault: most symbols have no value
    """The side has no number: a symbol without a value, a word, or LaTeX unknown here."""


class Malformed(NotNumeric):
    """The side would be read in two ways, or not at all; an author must rewrite it."""


def exact(value: object) -> Value:
    """A number as int, Fraction or float; anything else, truth values included, is refused."""
    if isinstance(value, bool) or not isinstance(value, Real):
        raise NotNumeric(f"{value!r} is not a number")
    if isinstance(value, Integral):
        return int(value)
    if isinstance(value, Rational):
        fraction = Fraction(int(value.numerator), int(value.denominator))
        return fraction.numerator if fraction.denominator == 1 else fraction
    if not math.isfinite(value):
        raise NotNumeric(f"{value} is not a number")
    return float(value)


def size(value: Value) -> Value:
    """The number without its sign."""
    return -value if value < 0 else value


def power(base: Value, exponent: Value) -> Value:
    """`base ** exponent`, exact for whole exponents."""
    if size(exponent) > LIMIT:
        raise NotNumeric(f"the exponent {exponent} is too large")
    whole = isinstance(exponent, int) and not isinstance(base, float)
    try:
        return exact(Fraction(base) ** exponent if whole else float(base) ** float(exponent))
    except ArithmeticError:
        raise NotNumeric(f"{base} to the power of {exponent}") from None


def root(value: Value) -> Value:
    """The square root, exact where the value is a square."""
    if isinstance(value, float) or value < 0:
        raise NotNumeric(f"no exact square root of {value}")
    above, below = (math.isqrt(part) for part in Fraction(value).as_integer_ratio())
    square = Fraction(above, below)
    return exact(square) if square * square == value else math.sqrt(value)


ROUNDING: dict[str, Callable[[Value], Value]] = {
    r"\lfloor": math.floor, "⌊": math.floor, r"\lceil": math.ceil, "⌈": math.ceil,
}  # fmt: skip
SIZE = (r"\lvert", "|")


def combine(sign: str, left: Value, right: Value) -> Value:
    """`left * right`, `left / right` (exact) or the remainder, for the signs `*`, `/`, `%`."""
    if sign == "*":
        return exact(left * right)
    if right == 0:
        raise NotNumeric("division by zero")
    if sign == "%":
        return exact(left % right)
    floats = isinstance(left, float) or isinstance(right, float)
    return exact(left / right if floats else Fraction(left) / Fraction(right))
