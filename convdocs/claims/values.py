"""What a claim shows against what its expression gives, and a value in a claim's style."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from math import isfinite

from convdocs.claims.expressions import Bound
from convdocs.claims.numerals import MINUS, grouped, numeral, strange
from convdocs.claims.quantities import unknown

SEPARATORS = (
    r",\s+(?:and\s+)?|\s+and\s+|\s*[、，]\s*|\s*[和与]\s*", r"\s*×\s*|(?<=\d)\s*x\s*(?=\d)", ",",
)  # fmt: skip
BRACKETS = {"(": ")", "[": "]"}


def agrees(shown: str, value: object) -> bool:
    """Whether a reader who sees `shown` sees the value: exact, or rounded as far as it shows.

    Numbers: integers exactly; decimals, percentages and units within half a unit of the last
    digit. Sequences element by element; everything else as its text or its repr.

    >>> agrees("21.75 %", 0.2175), agrees("28×28", (28, 28)), agrees("11 269", 11268)
    (True, True, False)
    """
    value = plain(value)
    shown = " ".join(shown.split(" ")).strip()
    if shown.startswith("`") and shown.endswith("`"):
        return shown.strip("`").strip() in (repr(value), text(value))
    if shown == text(value) or (isinstance(value, Sequence) and _elements_agree(shown, value)):
        return True
    number, true = numeral(shown), exact(value)
    return number is not None and true is not None and number.accepts(true)


def fault(shown: str, value: object) -> str:
    """What is wrong with what is shown of a value, or nothing.

    >>> fault("5 KB", 5000), fault("5 kB", 5000)
    ('`KB` is no unit known here: write kB or KiB', '')
    """
    if agrees(shown, value):
        return ""
    word = strange(shown.strip())
    return unknown(word) if word else "the number shown is not what comes out"


def plain(value: object) -> object:
    """A value in plain Python: loops as lists, arrays and their scalars as lists and numbers."""
    if isinstance(value, Bound):
        return value.values
    convert = getattr(value, "tolist", None)
    return convert() if callable(convert) else value


def exact(value: object) -> Fraction | None:
    """The exact value of a finite number; None for anything else, True and False included."""
    if isinstance(value, bool) or not isinstance(value, int | float | Fraction):
        return None
    return Fraction(value) if isfinite(value) else None


def text(value: object) -> str:
    """The text of a value: a string is itself, an object its repr."""
    return value if isinstance(value, str) else repr(value)


# -- sequences ---------------------------------------------------------------------------------


def _elements_agree(shown: str, value: Sequence[object]) -> bool:
    if isinstance(value, str):
        return False
    for parts in _splits(shown):
        if len(parts) == len(value) and all(map(agrees, parts, value)):
            return True
    return False


def _splits(shown: str) -> list[list[str]]:
    """Every way to read a text as a sequence; commas inside brackets never separate."""
    inner = _unwrapped(shown)
    if not inner:
        return [[]] if shown else []
    found = [split(inner, separator)[::2] for separator in SEPARATORS]
    return [*found, [inner.rstrip(",")]]


def _unwrapped(shown: str) -> str:
    """The text without the one pair of brackets around all of it."""
    closing = BRACKETS.get(shown[:1])
    if not closing or not shown.endswith(closing) or _depths(shown)[:-1].count(0):
        return shown
    return shown[1:-1].strip()


def _depths(shown: str) -> list[int]:
    """How many brackets are open after each character."""
    depths, depth = [], 0
    for character in shown:
        depth += (character in "([") - (character in ")]")
        depths.append(depth)
    return depths


def split(shown: str, separator: str) -> list[str]:
    """Elements and separators in turn, split outside of brackets.

    >>> split("(1, 2), 3", ",")
    ['(1, 2)', ',', ' 3']
    """
    depths, parts, start = [0, *_depths(shown)], [], 0
    for match in re.finditer(separator, shown):
        if depths[match.start()] == 0:
            parts += [shown[start : match.start()], match[0]]
            start = match.end()
    return [*parts, shown[start:]]


# -- rendering ---------------------------------------------------------------------------------


def render(value: object, like: str = "") -> str:
    """The value as text, in the style of `like` where that shows something of the same kind.

    >>> render(11268, "9,999"), render(0.2175, "20.00 %"), render((3, 5), "(1, 1)"), render(-0.5)
    ('11,268', '21.75 %', '(3, 5)', '−0.5')
    """
    value = plain(value)
    if like.startswith("`"):
        return f"`{value!r}`"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return _render_sequence(value, like.strip())
    number, style = exact(value), numeral(like.strip())
    if number is None:
        return text(value)
    if style is None or ("/" in like and not style.tail) or not _fits(style.half_unit, number):
        return _render_number(value, number)
    return style.write(number)


def _fits(half_unit: Fraction, number: Fraction) -> bool:
    """Whether a style can show the number: one without decimals shows only integers."""
    return half_unit > 0 or number.denominator == 1


def _render_number(value: object, number: Fraction) -> str:
    """Integers grouped by thin spaces from five digits on, ratios as ratios, floats shortest."""
    sign = MINUS if number < 0 else ""
    size = abs(number)
    if number.denominator == 1:
        digits = str(size.numerator)
        return sign + grouped(digits, "\u202f" if len(digits) > 4 else "")
    if isinstance(value, Fraction):
        return f"{sign}{size.numerator}/{size.denominator}"
    return sign + repr(round(float(size), 4))


def _render_sequence(value: Sequence[object], like: str) -> str:
    inner = _unwrapped(like)
    for separator in SEPARATORS if inner else ():
        parts = split(inner, separator)
        if len(parts[::2]) == len(value):
            parts[::2] = map(render, value, parts[::2])
            start = like.find(inner)
            return like[:start] + "".join(parts) + like[start + len(inner) :]
    inside = ", ".join(map(render, value))
    opening = "[" if isinstance(value, list) else "("
    comma = "," if len(value) == 1 and opening == "(" else ""
    return f"{opening}{inside}{comma}{BRACKETS[opening]}"
