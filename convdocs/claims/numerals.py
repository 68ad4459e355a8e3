"""A number as a reader sees it: digits with grouping, decimals, power of ten, unit."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from convdocs.claims.quantities import unit
from convdocs.measures import ONE

SPACES = " \u00a0\u2009\u202f"
MINUS = "\u2212"
SUPERSCRIPTS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")

_GROUPED = rf"\d{{1,3}}(?:(?P<gap>[,{SPACES}])\d{{3}}(?:(?P=gap)\d{{3}})*)|\d+"
_TEN = rf"[{SPACES}]?×[{SPACES}]?10(?:\^(?P<caret>[-{MINUS}]?\d+)|(?P<raised>[⁻⁰¹²³⁴-⁹]+))"
_UNIT = rf"[{SPACES}]?(?P<unit>[^\d{SPACES}.,+×^()\[\]{MINUS}-].*)"
_NUMERAL = re.compile(
    rf"(?P<sign>[-+{MINUS}]?)(?!0[,{SPACES}]?\d)(?P<whole>{_GROUPED})(?:\.(?P<decimals>\d+))?"
    rf"(?P<tail>(?:{_TEN}|e(?P<e>[-+]?\d+))?(?:{_UNIT})?)",
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
    share: bool = False

    @property
    def exact(self) -> bool:
        """Nothing and all are no rounded numbers: 0 %, 100 %, 0 MB; nor are integers."""
        ends = (self.share and self.value == 1) or (self.scale != 1 and self.value == 0)
        return ends or not self.half_unit

    def accepts(self, value: Fraction) -> bool:
        """Whether the true value may be shown like this: half a unit of the last digit."""
        return value == self.value if self.exact else abs(value - self.value) <= self.half_unit

    def write(self, value: Fraction) -> str:
        """Another value in this one's style: same grouping and unit, no fewer decimals."""
        style, shown = self, self._write(value)
        while self.half_unit and not (numeral(shown) or self).accepts(value):
            style = replace(style, decimals=style.decimals + 1)
            shown = style._write(value)
        return shown

    def _write(self, value: Fraction) -> str:
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
    """Read a number as shown, or None for anything else; a word after it must be a unit.

    >>> numeral("21.75 %").value, numeral("8.192 × 10^9").half_unit, numeral("1 1268")
    (Fraction(87, 400), Fraction(500000, 1), None)
    """
    match = _NUMERAL.fullmatch(shown)
    read = _from_match(match) if match else None
    return read or _power(shown) or _ratio(shown)


def strange(shown: str) -> str:
    """The word after a number that is no unit; nothing where there is none.

    >>> strange("5 KB"), strange("5 kB"), strange("18/25")
    ('KB', '', '')
    """
    match = _NUMERAL.fullmatch(shown)
    word = match["unit"] if match and not numeral(shown) else ""
    return word if word and not re.search(r"\d", word) else ""


def _from_match(match: re.Match[str]) -> Numeral | None:
    measure = unit(match["unit"]) if match["unit"] else ONE
    if measure is None:
        return None
    decimals = match["decimals"] or ""
    whole = re.sub(r"\D", "", match["whole"])
    scale = _power_of_ten(match) * Fraction(measure.above, measure.below)
    last = scale / 10 ** len(decimals)
    size = Fraction(int(whole + decimals)) * last
    minus = match["sign"].strip("+")
    return Numeral(
        -size if minus else size,
        Fraction(0) if scale == 1 and not decimals else last / 2,
        scale, len(decimals), match["gap"] or "", minus or MINUS, match["tail"],
        len(whole), not measure.powers and measure.below > 1,
    )  # fmt: skip


def _power_of_ten(match: re.Match[str]) -> Fraction:
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
