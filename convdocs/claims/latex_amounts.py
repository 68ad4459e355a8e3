r"""Numbers with units: what may be added and compared, and what a product is measured in."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

from convdocs.claims.latex_numbers import Malformed, Value, combine, exact, power, root
from convdocs.claims.quantities import Powers, countable, joined, named, reduced
from convdocs.measures import Unit

ANY: Powers = (("any unit", 1),)  # of a value that a claim's expression gives: it has no unit


class Amount(NamedTuple):
    """A number of base units: 3 MB is 3 000 000 of (("byte", 1),), a bare number is of ()."""

    value: Value
    powers: Powers = ()


def in_unit(amount: Amount, unit: Unit) -> Amount:
    """The amount in a unit: a number of base units."""
    size = exact(amount.value * Fraction(unit.above, unit.below))
    return Amount(size, joined(amount.powers, unit.powers, 1))


def common(left: Amount, right: Amount) -> tuple[Fraction, Fraction, Powers]:
    """What to multiply both by so that they can be added or compared, and the unit then.

    A bare number may stand for so many of what is counted: bytes, MACs, pixels; never for
    seconds or joules. Nothing is nothing in every unit.
    """
    ours, theirs = left.powers, right.powers
    whole = Fraction(1)
    if ours == theirs or ANY in (ours, theirs):
        return whole, whole, ours
    for bare, other in ((left, right), (right, left)):
        if not bare.powers and (countable(other.powers) or bare.value == 0):
            return whole, whole, other.powers
    a, b = reduced(ours), reduced(theirs)
    if a.powers != b.powers or not (ours and theirs):
        raise Malformed(f"{named(ours)} and {named(theirs)} cannot be added or compared")
    return Fraction(a.above, a.below), Fraction(b.above, b.below), a.powers


def plus(left: Amount, right: Amount, sign: int = 1) -> Amount:
    """The sum, or with sign -1 the difference."""
    a, b, powers = common(left, right)
    return Amount(exact(left.value * a + sign * right.value * b), powers)


def extreme(choose: Callable[[Value, Value], Value], left: Amount, right: Amount) -> Amount:
    """The smaller or the larger one."""
    a, b, powers = common(left, right)
    return Amount(exact(choose(left.value * a, right.value * b)), powers)


def combined(sign: str, left: Amount, right: Amount) -> Amount:
    """Product, ratio or remainder, for the signs `*`, `/`, `%`."""
    if sign == "%":
        return Amount(combine(sign, bare(left), bare(right)))
    powers = joined(left.powers, right.powers, 1 if sign == "*" else -1)
    return Amount(combine(sign, left.value, right.value), powers)


def raised(base: Amount, exponent: Amount) -> Amount:
    """A power; a unit can only be raised to whole numbers."""
    size = bare(exponent)
    if base.powers and not isinstance(size, int):
        raise Malformed(f"{named(base.powers)} to the power of {size}")
    powers = tuple((name, times * int(size)) for name, times in base.powers if size)
    return Amount(power(base.value, size), powers)


def rooted(amount: Amount) -> Amount:
    """The square root, of a unit too where its powers are even."""
    if any(times % 2 for _, times in amount.powers):
        raise Malformed(f"the square root of {named(amount.powers)}")
    return Amount(root(amount.value), tuple((name, n // 2) for name, n in amount.powers))


def bare(amount: Amount) -> Value:
    """The number, where no unit makes sense: an index, an exponent, a rounded number."""
    if amount.powers:
        raise Malformed(f"a number without a unit is needed, not {named(amount.powers)}")
    return amount.value
