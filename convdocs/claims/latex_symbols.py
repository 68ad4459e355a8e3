r"""What the symbols of a formula mean: `K`, `C_{in}`, `H'`, `r_{l-1}`, `f(3)`, a unit alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from numbers import Real
from typing import NamedTuple

from convdocs.claims.latex_amounts import ANY, Amount, bare, in_unit
from convdocs.claims.latex_numbers import Malformed, NotNumeric, Value, exact
from convdocs.claims.latex_tokens import Token
from convdocs.claims.quantities import unit


class Walker:
    """A walk over the tokens of one side; `latex_value.Reader` adds the grammar."""

    sum: Callable[[], Amount]
    term: Callable[[], Amount]
    group: Callable[[], Amount]
    exponent: Callable[[], Amount]

    def __init__(self, tokens: Sequence[Token], names: Mapping[str, object]) -> None:
        self.tokens, self.names, self.at = tokens, names, 0

    def peek(self, ahead: int = 0) -> Token:
        """The token that comes next; an empty one at the end."""
        at = self.at + ahead
        return self.tokens[at] if 0 <= at < len(self.tokens) else Token("stop", "", 0, 0)

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


class Claimed(NamedTuple):
    """The value of a claim's expression, which has whatever unit the claim shows."""

    value: object


def symbol(reader: Walker, token: Token) -> Amount:
    """The number of `K`, `C_{in}`, `H'` or `r_{l-1}` in the page's namespace.

    `C_{in}` is the name C_in, `H'` is H_prime. Where there is no such name, `r_{l-1}` is the
    item l-1 of the sequence r, `f(3)` calls the function f, and a unit is one of its kind.
    """
    name = re.sub(r"\W+", "_", token.text.lstrip("\\"))
    while reader.takes("'", r"\prime"):
        name += "_prime"
    if reader.takes("_"):
        return _subscripted(reader, name)
    bound = reader.names.get(name)
    if callable(bound) and reader.peek().text == "(":
        return _called(bound, arguments(reader))
    found = unit(token.text) if token.kind == "word" else None
    if found and found.powers and not isinstance(bound, Real):
        return in_unit(Amount(1), found)
    if found and found.powers:
        raise Malformed(f"`{name}` is a unit and a number of this page: use another name")
    return _number(reader, name)


def _called(function: Callable[..., object], arguments: list[Amount]) -> Amount:
    try:
        return Amount(exact(function(*map(bare, arguments))))
    except (TypeError, ValueError, ArithmeticError) as refusal:
        raise NotNumeric(str(refusal)) from refusal


def _number(reader: Walker, name: str) -> Amount:
    if name not in reader.names:
        raise NotNumeric(f"{name} has no value on this page")
    value = reader.names[name]
    return _claimed(value) if isinstance(value, Claimed) else Amount(exact(value))


def _claimed(claim: Claimed) -> Amount:
    return Amount(exact(claim.value), ANY)


def _subscripted(reader: Walker, name: str) -> Amount:
    start, parts = reader.at, label(reader)
    full = f"{name}_{parts}"
    while reader.takes("'", r"\prime"):
        full += "_prime"
    if parts and full in reader.names:
        return _number(reader, full)
    items = reader.names.get(name)
    if not isinstance(items, (Sequence, Mapping)) or isinstance(items, str):
        raise NotNumeric(f"{full} has no value on this page")
    reader.at = start
    return Amount(_item(items, bare(reader.exponent())))


def label(reader: Walker) -> str:
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


def arguments(reader: Walker) -> list[Amount]:
    r"""`(1, K)` or `\{1, K\}`: the values between the commas."""
    closer = r"\}" if reader.takes(r"\{") else ")" if reader.takes("(") else ""
    if not closer:
        raise NotNumeric("arguments in brackets expected")
    values = [reader.sum()]
    while reader.takes(","):
        values.append(reader.sum())
    reader.take(closer)
    return values
