r"""What the commands and symbols of a formula mean: `\frac`, `\sum`, `\max`, `C_{in}`, ..."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from math import comb

from convdocs.claims.latex_numbers import LIMIT, NotNumeric, Value, combine, exact, root
from convdocs.claims.latex_tokens import Token


class Walker:
    """A walk over the tokens of one side; `latex_value.Reader` adds the grammar."""

    sum: Callable[[], Value]
    term: Callable[[], Value]
    group: Callable[[], Value]
    exponent: Callable[[], Value]

    def __init__(self, tokens: Sequence[Token], names: Mapping[str, object]) -> None:
        self.tokens, self.names, self.at, self.label = tokens, names, 0, ""

    def peek(self, ahead: int = 0) -> Token:
        """The token that comes next; an empty one at the end."""
        at = self.at + ahead
        return self.tokens[at] if at < len(self.tokens) else Token("stop", "", 0, 0)

    def take(self, text: str | None = None) -> Token:
        """Step over the next token, which must be `text` if that is given."""
        token = self.peek()
        if text is not None and token.text != text:
            raise NotNumeric(f"{text} expected, not {token.text or 'the end'}")
        self.at += 1
        return token

    def takes(self, *texts: str) -> bool:
        """Step over the next token if it is one of `texts`."""
        return self.peek().text in texts and self.peek().kind != "word" and bool(self.take())


def symbol(reader: Walker, token: Token) -> Value:
    """The number of `K`, `C_{in}`, `H'` or `r_{l-1}` in the page's namespace.

    `C_{in}` is the name C_in, `H'` is H_prime. Where there is no such name, `r_{l-1}` is the
    item l-1 of the sequence r, and `f(3)` calls the function f.
    """
    name = re.sub(r"\W+", "_", token.text.lstrip("\\"))
    while reader.takes("'", r"\prime"):
        name += "_prime"
    if reader.takes("_"):
        return _subscripted(reader, name)
    bound = reader.names.get(name)
    if callable(bound) and reader.peek().text == "(":
        return _called(bound, _arguments(reader))
    return _number(reader, name)


def _called(function: Callable[..., object], values: list[Value]) -> Value:
    try:
        return exact(function(*values))
    except (TypeError, ValueError, ArithmeticError) as refusal:
        raise NotNumeric(str(refusal)) from refusal


def _number(reader: Walker, name: str) -> Value:
    if name not in reader.names:
        raise NotNumeric(f"{name} has no value on this page")
    return exact(reader.names[name])


def _subscripted(reader: Walker, name: str) -> Value:
    start, parts = reader.at, _label(reader)
    full = f"{name}_{parts}"
    while reader.takes("'", r"\prime"):
        full += "_prime"
    if parts and full in reader.names:
        return exact(reader.names[full])
    items = reader.names.get(name)
    if not isinstance(items, (Sequence, Mapping)) or isinstance(items, str):
        raise NotNumeric(f"{full} has no value on this page")
    reader.at = start
    return _item(items, reader.exponent())


def _label(reader: Walker) -> str:
    """The subscript as part of a Python name; empty if it is an expression, as in l-1."""
    if not reader.takes("{"):
        return _joined([reader.take()])
    inside = []
    while not reader.takes("}"):
        if reader.peek().kind in ("open", "stop"):
            raise NotNumeric("a subscript with brackets")
        inside.append(reader.take())
    return _joined(inside)


def _joined(parts: list[Token]) -> str:
    plain = all(part.kind in ("letter", "word", "number", "break") for part in parts)
    return re.sub(r"\W+", "_", "".join(part.text for part in parts)) if plain else ""


def _item(items: Sequence[object] | Mapping[object, object], index: Value) -> Value:
    inside = index in items if isinstance(items, Mapping) else 0 <= index < len(items)
    if not inside or not isinstance(index, int):
        raise NotNumeric(f"there is no item {index}")
    return exact(items[index])


def _arguments(reader: Walker) -> list[Value]:
    closer = r"\}" if reader.takes(r"\{") else ")" if reader.takes("(") else ""
    if not closer:
        raise NotNumeric("arguments in brackets expected")
    values = [reader.sum()]
    while reader.takes(","):
        values.append(reader.sum())
    reader.take(closer)
    return values


def _fraction(reader: Walker) -> Value:
    return combine("/", reader.group(), reader.group())


def _root(reader: Walker) -> Value:
    return root(reader.group())


def _binomial(reader: Walker) -> Value:
    above, below = reader.group(), reader.group()
    if not isinstance(above, int) or not isinstance(below, int) or min(above, below) < 0:
        raise NotNumeric("a binomial of anything but whole numbers")
    return comb(above, below)


def _braced(reader: Walker) -> Value:
    r"""`\underbrace{x}_{what it is}`: the x."""
    value = reader.group()
    if reader.takes("_", "^"):
        _label(reader)
    return value


def _extreme(choose: Callable[[list[Value]], Value]) -> Callable[[Walker], Value]:
    return lambda reader: choose(_arguments(reader))


def _series(sign: str, start: int) -> Callable[[Walker], Value]:
    def run(reader: Walker) -> Value:
        name, indices = _range(reader)
        body, outer, total = reader.at, reader.names, exact(start)
        for index in indices:
            reader.at, reader.names = body, {**outer, name: index}
            term = reader.term()
            total = exact(total + term) if sign == "+" else combine("*", total, term)
        reader.names = outer
        return total

    return run


def _range(reader: Walker) -> tuple[str, range]:
    r"""`_{i=1}^{n}`: the name and its values."""
    reader.take("_")
    reader.take("{")
    name = reader.take().text
    reader.take("=")
    first = reader.sum()
    reader.take("}")
    reader.take("^")
    last = reader.exponent()
    if not isinstance(first, int) or not isinstance(last, int) or not 0 <= last - first < LIMIT:
        raise NotNumeric(f"a sum from {first} to {last}")
    return name, range(first, last + 1)


def _greek(reader: Walker) -> Value:
    reader.at -= 1
    return symbol(reader, reader.take())


COMMANDS: dict[str, Callable[[Walker], Value]] = {
    r"\frac": _fraction, r"\dfrac": _fraction, r"\tfrac": _fraction, r"\sqrt": _root,
    r"\binom": _binomial, r"\underbrace": _braced, r"\overbrace": _braced, r"\boxed": _braced,
    r"\min": _extreme(min), r"\max": _extreme(max),
    r"\sum": _series("+", 0), r"\prod": _series("*", 1),
}  # fmt: skip
GREEK = re.findall(
    r"\\\w+",
    r"\alpha\beta\gamma\delta\epsilon\varepsilon\eta\theta\kappa\lambda\mu\nu\xi\rho"
    r"\sigma\tau\phi\varphi\omega\Gamma\Delta\Sigma\Omega\ell",
)
COMMANDS.update(dict.fromkeys(GREEK, _greek))
STARTERS = set(COMMANDS)
