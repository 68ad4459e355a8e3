"""A number as a reader sees it: digits with grouping, decimals, power of ten, unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

SPACES = " \u00a0\u2009\u202f"
MINUS = "\u2212"
SUPERSCRIPTS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
UNITS: dict[str, int | Fraction] = {
    "%": Fraction(1, 100),
    "k": 10**3, "M": 10**6, "G": 10**9, "T": 10**12,
    "thousand": 10**3, "million": 10**6, "billion": 10**9,
    "万": 10**4, "亿": 10**8, "万亿": 10**12,
    "B": 1, "kB": 10**3, "MB": 10**6, "GB": 10**9, "TB": 10**12,
    "KiB": 2**10, "MiB": 2**20, "GiB": 2**30, "TiB": 2**40,
}  # fmt: skip

_GROUPED = rf"\d{{1,3}}(?:(?P<gap>[,{SPACES}])\d{{3}}(?:(?P=gap)\d{{3}})*)|\d+"
_UNIT = "|".join(sorted(map(re.escape, UNITS), key=len, reverse=True))
_TEN = rf"[{SPACES}]?×[{SPACES}]?10(?:\^(?P<caret>[-{MINUS}]?\d+)|(?P<raised>[⁻⁰¹²³⁴-⁹]+))"
_NUMERAL = re.compile(
    rf"(?P<sign>[-{MINUS}]?)(?P<whole>{_GROUPED})(?:\.(?P<decimals>\d+))?"
    rf"(?P<tail>{_TEN}|e(?P<e>[-+]?\d+)|[{SPACES}]?(?P<unit>{_UNIT}))?",
    re.ASCII,
)
_POWER = re.compile(r"(?P<base>\d+)(?:\^(?P<caret>\d+)|(?P<raised>[⁰¹²³⁴-⁹]+))", re.ASCII)
_RATIO = re.compile(
    rf"(?P<sign>[-{MINUS}]?)(?P<above>\d+)[{SPACES}]?/[{SPACES}]?(?P<below>\d+)", re.ASCII
)


@dataclass(frozen=True)
class Numeral:
    """The value shown, how far the true value may be from it, and how it is written."""

    value: Fraction
    half_unit: Fraction
    scale: Fraction = Fraction(1)
    decimals: int = 0
    gap: str = ""
    minus: str = MINUS
    tail: str = ""
    digits: int = 0

    def accepts(self, value: Fraction) -> bool:
        """Whether the true value may be shown like this: half a unit of the last digit."""
        return abs(value - self.value) <= self.half_unit

    def write(self, value: Fraction) -> str:
        """Another value in this one's style: same decimals, grouping and unit."""
        digits = format(abs(round(value / self.scale * 10**self.decimals)), f"0{self.decimals + 1}")
        whole, part = (digits, "") if not self.decimals else _cut(digits, self.decimals)
        gap = self.gap or ("\u202f" if self.digits < 4 < len(whole) else "")
        sign = self.minus if value < 0 and digits.strip("0") else ""
        return f"{sign}{grouped(whole, gap)}{part and '.' + part}{self.tail}"


def _cut(digits: str, decimals: int) -> tuple[str, str]:
    return digits[:-decimals], digits[-decimals:]


def grouped(digits: str, gap: str) -> str:
    """Digits in groups of three.

    >>> grouped("1152", ",")
    '1,152'
    """
    return f"{int(digits):,}".replace(",", gap)


def numeral(shown: str) -> Numeral | None:
    """Read a number as shown, or None for anything else.

    >>> numeral("21.75 %").value, numeral("8.192 × 10^9").half_unit, numeral("1 1268")
    (Fraction(87, 400), Fraction(500000, 1), None)
    """
    match = _NUMERAL.fullmatch(shown)
    return _from_match(match) if match else _power(shown) or _ratio(shown)


def _from_match(match: re.Match[str]) -> Numeral:
    decimals = match["decimals"] or ""
    whole = re.sub(r"\D", "", match["whole"])
    scale = _scale(match)
    unit = scale / 10 ** len(decimals)
    size = Fraction(int(whole + decimals)) * unit
    return Numeral(
        -size if match["sign"] else size,
        Fraction(0) if scale == 1 and not decimals else unit / 2,
        scale, len(decimals), match["gap"] or "", match["sign"] or MINUS, match["tail"] or "",
        len(whole),
    )  # fmt: skip


def _scale(match: re.Match[str]) -> Fraction:
    if match["unit"]:
        return Fraction(UNITS[match["unit"]])
    exponent = match["caret"] or match["e"] or (match["raised"] or "0").translate(SUPERSCRIPTS)
    power = int(exponent.replace(MINUS, "-"))
    size: int = 10 ** abs(power)
    return Fraction(size) if power >= 0 else Fraction(1, size)


def _power(shown: str) -> Numeral | None:
    """`10^9` and `2²⁰` are exact."""
    match = _POWER.fullmatch(shown)
    if not match:
        return None
    exponent = match["caret"] or match["raised"].translate(SUPERSCRIPTS)
    power: int = int(match["base"]) ** int(exponent)
    return Numeral(Fraction(power), Fraction(0))


def _ratio(shown: str) -> Numeral | None:
    """`18/25` is exact."""
    match = _RATIO.fullmatch(shown)
    if not match or not int(match["below"]):
        return None
    size = Fraction(int(match["above"]), int(match["below"]))
    return Numeral(-size if match["sign"] else size, Fraction(0))
