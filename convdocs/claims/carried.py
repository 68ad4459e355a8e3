"""The values of a page as plain data, on their way out of the process that runs its code.

Nothing but numbers, texts and lists of them comes out: an object that was unpickled here could run
code of its page here. A figure or table comes as what it draws, anything else as its text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

from convdocs.claims.expressions import Bound

PLAIN = (int, float, str)
DRAWS = ("file", "csv", "json")  # what figures and tables make files with


class Named(tuple[object, ...]):  # noqa: SLOT001 - its text is no item
    """A sequence that is neither list nor tuple, such as a named tuple, with its own text."""

    text: str

    def __repr__(self) -> str:
        return self.text


class Shown:
    """Any other object: only how it shows itself."""

    def __init__(self, text: str, said: str) -> None:
        self._text, self._said = text, said

    def __repr__(self) -> str:
        return self._text

    def __str__(self) -> str:
        return self._said


class Drawn:
    """A figure or table, drawn: it has the methods that the object had, and its `alt`."""

    def __init__(self, kind: str, html: str, files: dict[str, str], alt: str | None) -> None:
        self._kind, self._html, self.alt = kind, html, alt
        for name, text in files.items():
            setattr(self, name, _returns(text))

    def html(self, lang: str) -> str:
        """The drawing, in the language of its page."""
        return self._html

    def __repr__(self) -> str:
        return self._kind


def _returns(text: str) -> Callable[[], str]:
    return lambda: text


def packed(value: Any) -> Any:
    """A value as what `marshal` takes."""
    convert = getattr(value, "tolist", None)
    value = convert() if callable(convert) else value
    if value is None or type(value) in (bool, *PLAIN):
        return value
    if isinstance(value, Fraction):
        return "fraction", value.numerator, value.denominator
    if isinstance(value, Bound):
        cases = [([*bound], [*map(packed, bound.values())], packed(one))
                 for bound, one in value.cases]  # fmt: skip
        return "bound", cases
    if isinstance(value, Sequence) and not isinstance(value, str):
        kind = type(value).__name__ if type(value) in (list, tuple) else "named"
        return kind, [packed(one) for one in value], "" if kind != "named" else repr(value)
    return "shown", repr(value), str(value)


def unpacked(data: Any) -> Any:
    """What `packed` has made, as a value again.

    >>> from fractions import Fraction
    >>> unpacked(packed([1, (2.5, "a"), Fraction(1, 3), range(2)]))
    [1, (2.5, 'a'), Fraction(1, 3), range(0, 2)]
    """
    return UNPACK[data[0]](*data[1:]) if isinstance(data, tuple) else data


def _bound(cases: Any) -> Bound:
    return Bound(tuple((dict(zip(names, map(unpacked, values))), unpacked(one))
                       for names, values, one in cases))  # fmt: skip


def _named(values: Any, text: str) -> Named:
    made = Named(map(unpacked, values))
    made.text = text
    return made


UNPACK: dict[str, Callable[..., object]] = {
    "fraction": Fraction, "bound": _bound, "named": _named, "shown": Shown, "drawn": Drawn,
    "list": lambda values, _: [*map(unpacked, values)],
    "tuple": lambda values, _: tuple(map(unpacked, values)),
}  # fmt: skip


def drawn(value: Any, lang: str) -> Any:
    """A figure or table with all that it draws; a value without `html` as any other."""
    if not callable(getattr(value, "html", None)):
        return packed(value)
    makers = {name: getattr(value, name, None) for name in DRAWS}
    files = {name: make() for name, make in makers.items() if callable(make)}
    alt = getattr(value, "alt", None)
    return "drawn", type(value).__name__, value.html(lang), files, alt
