"""A unit read from its text, products and ratios of units, and which may be compared."""

from __future__ import annotations

from functools import cache

from convdocs.measures import DOUBTFUL, MEASURED, ONE, WORTH, Unit, one

SPACES = "\u00a0\u2009\u202f"
Powers = tuple[tuple[str, int], ...]
RAISED = {"⁻": "-", "¹": "1", "²": "2", "³": "3"}


def unknown(word: str) -> str:
    """What to say of a word that is no unit.

    >>> unknown("KB")
    '`KB` is no unit known here: write kB or KiB'
    """
    remedy = DOUBTFUL.get(word, "one of convdocs/measures.py")
    return f"`{word}` is no unit known here: write {remedy}"


@cache
def unit(text: str) -> Unit | None:
    """The unit that a text names, with its prefix, in either language; None for anything else.

    >>> unit("MiB")
    Unit(above=1048576, below=1, powers=(('byte', 1),))
    >>> unit("GFLOP/s").powers, unit("字节每秒").powers, unit("parsec")
    ((('FLOP', 1), ('s', -1)), (('byte', 1), ('s', -1)), None)
    """
    for space in SPACES:
        text = text.replace(space, " ")
    text = " ".join(text.split())
    whole = product(text)
    if whole:
        return whole
    for sign in ("/", " per ", "每"):
        above, found, below = (" " + text).partition(sign)
        if found and above.strip():
            return over(product(above.strip()), product(below.strip()))
        if found:
            return rate(below.strip()) if sign == "每" else over(ONE, product(below.strip()))
    return None


def rate(text: str) -> Unit | None:
    """What stands behind 每: the unit that divides, and then what is divided by it, if anything.

    >>> rate("秒浮点运算").powers, rate("秒").powers
    ((('FLOP', 1), ('s', -1)), (('s', -1),))
    """
    for at in range(1, len(text) + 1):
        below, rest = product(text[:at]), text[at:].strip()
        above = product(rest) if rest else ONE
        if below and above:
            return over(above, below)
    return None


def product(text: str) -> Unit | None:
    """Units side by side: "million parameters", "G MACs", "FLOP s^-1"."""
    parts = text.split(" ")
    for count in range(len(parts), 0, -1):
        first = raised(" ".join(parts[:count]))
        if first and count == len(parts):
            return first
        rest = product(" ".join(parts[count:])) if first else None
        if first and rest and (first.powers or rest.powers):
            return times(first, rest)
    return None


def raised(text: str) -> Unit | None:
    """A unit with an exponent or without one: s^{-1}, s⁻¹, px²."""
    for mark, plain in RAISED.items():
        text = text.replace(mark, "^" + plain)
    word, sign, exponent = text.replace("^-^", "^-").partition("^")
    base, power = one(word), exponent.strip("{}").replace("\u2212", "-")
    if not base or not sign:
        return base
    whole = ONE
    for _ in range({"1": 1, "2": 2, "3": 3}.get(power.replace("-", ""), 0)):
        whole = times(whole, base)
    return None if whole is ONE else over(ONE, whole) if power[0] == "-" else whole


def times(left: Unit, right: Unit) -> Unit:
    """The product of two units."""
    powers = joined(left.powers, right.powers, 1)
    return Unit(left.above * right.above, left.below * right.below, powers)


def over(left: Unit | None, right: Unit | None) -> Unit | None:
    """The ratio of two units; None where one of them is none."""
    if not left or not right:
        return None
    powers = joined(left.powers, right.powers, -1)
    return Unit(left.above * right.below, left.below * right.above, powers)


def joined(left: Powers, right: Powers, way: int) -> Powers:
    """The bases of a product (way 1) or a ratio (way -1).

    >>> joined((("byte", 1),), (("byte", 1), ("s", 1)), -1)
    (('s', -1),)
    """
    sums = dict(left)
    for base, power in right:
        sums[base] = sums.get(base, 0) + way * power
    return tuple(sorted([item for item in sums.items() if item[1]]))


def reduced(powers: Powers) -> Unit:
    """The same in the bases that others are counted in: a MAC is two FLOPs, a byte eight bits.

    >>> reduced((("MAC", 1), ("s", -1)))
    Unit(above=2, below=1, powers=(('FLOP', 1), ('s', -1)))
    """
    whole = ONE
    for base, power in powers:
        simpler, worth = WORTH.get(base, (base, 1))
        above, below = (worth**power, 1) if power > 0 else (1, worth**-power)
        whole = times(whole, Unit(above, below, ((simpler, power),)))
    return whole


def countable(powers: Powers) -> bool:
    """Whether a bare number may stand for so many of these: of bytes, but not of seconds."""
    return not [base for base, _ in powers if base in MEASURED]


def named(powers: Powers) -> str:
    """The bases as a reader writes them.

    >>> named((("FLOP", 1), ("s", -1))), named((("s", 2),)), named((("s", -1),)), named(())
    ('FLOP/s', 's^2', '1/s', 'a bare number')
    """
    if not powers:
        return "a bare number"
    above, below = [" ".join([base + ("" if power * way == 1 else "^" + str(power * way))
                              for base, power in powers if power * way > 0])
                    for way in (1, -1)]  # fmt: skip
    return (above or "1") + (below and "/" + below)
