r"""What the commands of a formula mean: `\frac`, `\sum`, `\max`, `\underbrace`, ..."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial, reduce
from math import comb

from convdocs.claims.latex_amounts import Amount, bare, combined, extreme, plus, rooted
from convdocs.claims.latex_numbers import LIMIT, NotNumeric, Value
from convdocs.claims.latex_symbols import Walker, arguments, label, symbol


def _fraction(reader: Walker) -> Amount:
    return combined("/", reader.group(), reader.group())


def _root(reader: Walker) -> Amount:
    return rooted(reader.group())


def _binomial(reader: Walker) -> Amount:
    above, below = bare(reader.group()), bare(reader.group())
    if not isinstance(above, int) or not isinstance(below, int) or min(above, below) < 0:
        raise NotNumeric("a binomial of anything but whole numbers")
    return Amount(comb(above, below))


def _braced(reader: Walker) -> Amount:
    r"""`\underbrace{x}_{what it is}`: the x."""
    value = reader.group()
    if reader.takes("_", "^"):
        label(reader)
    return value


def _extreme(choose: Callable[[Value, Value], Value]) -> Callable[[Walker], Amount]:
    return lambda reader: reduce(partial(extreme, choose), arguments(reader))


def _series(sign: str) -> Callable[[Walker], Amount]:
    join = plus if sign == "+" else partial(combined, sign)

    def run(reader: Walker) -> Amount:
        name, indices = _range(reader)
        body, outer, terms = reader.at, reader.names, list[Amount]()
        for index in indices:
            reader.at, reader.names = body, {**outer, name: index}
            terms = [join(terms[0], reader.term()) if terms else reader.term()]
        reader.names = outer
        return terms[0]

    return run


def _range(reader: Walker) -> tuple[str, range]:
    r"""`_{i=1}^{n}`: the name and its values."""
    reader.take("_")
    reader.take("{")
    name = reader.take().text
    reader.take("=")
    first = bare(reader.sum())
    reader.take("}")
    reader.take("^")
    last = bare(reader.exponent())
    if not isinstance(first, int) or not isinstance(last, int) or not 0 <= last - first < LIMIT:
        raise NotNumeric(f"a sum from {first} to {last}")
    return name, range(first, last + 1)


def _greek(reader: Walker) -> Amount:
    reader.at -= 1
    return symbol(reader, reader.take())


COMMANDS: dict[str, Callable[[Walker], Amount]] = {
    r"\frac": _fraction, r"\dfrac": _fraction, r"\tfrac": _fraction, r"\sqrt": _root,
    r"\binom": _binomial, r"\underbrace": _braced, r"\overbrace": _braced, r"\boxed": _braced,
    r"\min": _extreme(min), r"\max": _extreme(max),
    r"\sum": _series("+"), r"\prod": _series("*"),
}  # fmt: skip
GREEK = re.findall(
    r"\\\w+",
    r"\alpha\beta\gamma\delta\epsilon\varepsilon\eta\theta\kappa\lambda\mu\nu\xi\rho"
    r"\sigma\tau\phi\varphi\omega\Gamma\Delta\Sigma\Omega\ell",
)
COMMANDS.update(dict.fromkeys(GREEK, _greek))
STARTERS = set(COMMANDS)
