"""Units and number formats: MAC to FLOP, bytes, and exact decimals of integer ratios."""

__all__ = [
    "BYTES", "FLOPS_PER_MAC", "SCALES", "fixed", "flops", "grouped", "pair_text", "percent",
    "quantity", "shape_text", "show",
]  # fmt: skip

TYPE_CHECKING = False  # MicroPython has no typing; mypy takes this for true
if TYPE_CHECKING:
    from typing import Any

FLOPS_PER_MAC = 2  # one multiplication and one addition

THIN = "\u202f"  # narrow no-break space between groups of three digits

BYTES = {"float64": 8, "float32": 4, "float16": 2, "bfloat16": 2, "int8": 1}

# How many of the base one is. MB is 10^6 bytes, MiB is 2^20.
SCALES = {"": 1, "k": 10**3, "M": 10**6, "G": 10**9, "T": 10**12}
BINARY = {"Ki": 2**10, "Mi": 2**20, "Gi": 2**30}
SCALES.update([(unit + "B", size) for d in (SCALES, BINARY) for unit, size in d.items()])
SCALES.update({"万": 10**4, "亿": 10**8})


def flops(macs: int) -> int:
    """Floating-point operations of so many multiply-adds: 2 each.

    >>> flops(15_470_264_320)
    30940528640
    """
    return FLOPS_PER_MAC * macs


def grouped(value: int, separator: str = THIN) -> str:
    """An integer in groups of three digits.

    >>> grouped(138357544, " ")
    '138 357 544'
    """
    return "{:,}".format(value).replace(",", separator).replace("-", "\u2212")


def fixed(numerator: int, denominator: int = 1, digits: int = 2) -> str:
    """An integer ratio as a decimal, rounded half away from zero, without floating point.

    >>> fixed(3132, 14400, 4), fixed(-1, 3, 1)
    ('0.2175', '\u22120.3')
    """
    if denominator < 0:
        numerator, denominator = -numerator, -denominator
    scaled = (abs(numerator) * 10**digits * 2 + denominator) // (2 * denominator)
    whole, rest = divmod(scaled, 10**digits)
    sign = "\u2212" if numerator < 0 and scaled else ""
    tail = "." + ("0" * digits + str(rest))[-digits:] if digits else ""
    return sign + grouped(whole) + tail


def percent(numerator: int, denominator: int, digits: int = 2) -> str:
    r"""An integer ratio in per cent.

    >>> percent(14400 - 11268, 14400)
    '21.75\u202f%'
    """
    return fixed(100 * numerator, denominator, digits) + THIN + "%"


def quantity(value: int, unit: str, digits: int = 2, parts: int = 1) -> str:
    r"""An integer, or so many parts of one, in a larger unit; the unit is a key of SCALES.

    >>> quantity(60950432, "MB"), quantity(60950432, "MiB")
    ('60.95\u202fMB', '58.13\u202fMiB')
    """
    return fixed(value, SCALES[unit] * parts, digits) + THIN + unit


def shape_text(shape: tuple[int, ...]) -> str:
    """A shape as it is spoken: channels x height x width.

    >>> shape_text((64, 224, 224))
    '64×224×224'
    """
    return "×".join([str(n) for n in shape])


def pair_text(pair: tuple[int, int]) -> str:
    """A (height, width) pair, shortened when both are equal.

    >>> pair_text((3, 3)), pair_text((1, 3))
    ('3', '1×3')
    """
    return str(pair[0]) if pair[0] == pair[1] else shape_text(pair)


def show(value: "Any", unit: str = "") -> str:
    """Any value as a reader writes it; the unit is "%" or a key of SCALES.

    A Fraction is n/d, a float has up to four decimals, None is a dash, a list a grid of numbers.

    >>> show(-6), show((64, 55, 55)), show(0.25), show([[1, 0], [0, -1]]), show(None)
    ('\u22126', '64×55×55', '0.25', '[1 0; 0 \u22121]', '–')
    """
    if value is None or isinstance(value, str):
        return "–" if value is None else value
    if isinstance(value, tuple):
        return shape_text(value)
    if isinstance(value, list):
        return "[" + "; ".join([" ".join([show(one) for one in row]) for row in value]) + "]"
    above, below = exact(value)
    if unit:
        return percent(above, below) if unit == "%" else quantity(above, unit, 2, below)
    if isinstance(value, float):
        return fixed(above, below, 4).rstrip("0").rstrip(".")
    return grouped(above) + ("/" + grouped(below) if below != 1 else "")


def exact(value: "Any") -> tuple[int, int]:
    """A number as numerator and denominator; a float to nine decimals.

    >>> exact(-0.25)
    (-250000000, 1000000000)
    """
    if isinstance(value, float):
        return int(value * 10**9 + (0.5 if value > 0 else -0.5)), 10**9
    return (value, 1) if isinstance(value, int) else (value.numerator, value.denominator)
