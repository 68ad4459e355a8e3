r"""LaTeX to MathML while the site is built: no script, and every symbol stands once in the text."""

from __future__ import annotations

import html
import re
from xml.etree import ElementTree as ET

from math_core import LatexError, LatexToMathML

from convdocs.units import grouped

_CONVERTER = LatexToMathML(fancy_error=False)
_NUMBERED = re.compile(r"\\begin\{(align|equation|gather|multline)\}")
_THIN = r'(?:<mspace width="0\.16666667em"/>|<mo rspace="0">,</mo>)'
_SPLIT_NUMBER = re.compile(rf"<mn>\d{{1,3}}</mn>(?:{_THIN}<mn>\d{{3}}(?:\.\d+)?</mn>)+")
_LONG_NUMBER = re.compile(r"(?<=<mn>)\d{5,}(?=[.<])")
_APPLY = re.compile(r'<mo(?: lspace="([\d.]+em)")?>&ApplyFunction;</mo>')
LINE = 20  # signs that fit on a phone's line with some words
_SIGNS = {*"=≈≠<>≤≥+−×⋅"}
_OPENING, _CLOSING = {*"([{⌊⌈"}, {*")]}⌋⌉"}
_BARS = {"mover": "\u203e", "munder": "_"}  # signs that stretch; a combining line stands aside
_BAR = re.compile(r'<mo stretchy="true">\u0332</mo>(?=</(mover|munder)>)')
_COMBINING = re.compile("<mo[^>]*>([\u0300-\u036f\u20d0-\u20ff])</mo>")
_AFTER_COMMA = re.compile(
    r"(<mo(?: [^>]*)?>[,;]</mo>(?:<mspace[^>]*/>|<mtext>\s*</mtext>)+)<mo>([+−±])</mo>"
)
_INVISIBLE = re.compile("<mo[^>]*>[\u2061-\u2064]</mo>")


class MathError(ValueError):
    """LaTeX that cannot be shown; `offset` is where in the formula."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.offset = offset


def mathml(latex: str, *, display: bool = False) -> str:
    r"""A formula as a `<math>` element; its numbers are grouped as in the text.

    Nothing in it is there twice or unseen, so that what a reader copies is what stands there.
    Raises MathError for LaTeX that math-core refuses, as `\tag` and `\substack`, and for rows
    that would number themselves. A long formula within a line is several elements, so that the
    line can break after a sign, as a typesetter would.

    >>> mathml(r"11\,268")
    '<math><mn>11\u202f268</mn></math>'
    """
    numbered = _NUMBERED.search(latex)
    if numbered:
        raise MathError(f"{numbered[1]} numbers its rows; use aligned", numbered.start())
    try:
        markup = _CONVERTER.convert_with_local_state(latex, displaystyle=display)
    except LatexError as error:
        offset, _, message = str(error).partition(": ")
        raise MathError(message, int(offset)) from None
    markup = _numbers(_copyable(_drawable(markup)))
    return markup if display else _breakable(markup)


def _drawable(markup: str) -> str:
    r"""With lines that stretch, and with the sign of a number close to it after a comma, too.

    Raises MathError for an accent that a browser sets beside its letter.
    """
    markup = _BAR.sub(lambda bar: f'<mo stretchy="true">{_BARS[bar[1]]}</mo>', markup)
    markup = _AFTER_COMMA.sub(r'\1<mo lspace="0" rspace="0">\2</mo>', markup)
    stray = _COMBINING.search(markup)
    if stray:
        raise MathError(f"the accent U+{ord(stray[1]):04X} is drawn beside its letter; use \\bar, "
                        r"\hat, \tilde, \overline or \overrightarrow", 0)  # fmt: skip
    return markup


def _copyable(markup: str) -> str:
    """Without the invisible operators, which a reader would copy along."""
    markup = _APPLY.sub(lambda m: f'<mspace width="{m[1]}"/>' if m[1] else "", markup)
    return _INVISIBLE.sub("", markup)


def _numbers(markup: str) -> str:
    r"""Each number in one element: `11\,268`, `11{,}268` and `11268` come to the same."""
    markup = _SPLIT_NUMBER.sub(
        lambda match: f"<mn>{re.sub(r'<[^>]*>|,', '', match[0])}</mn>", markup
    )
    return _LONG_NUMBER.sub(lambda match: grouped(int(match[0])), markup)


def _breakable(markup: str) -> str:
    """A long formula as several elements, each but the last ending in an outermost sign."""
    if len(re.sub(r"<[^>]*>", "", markup)) <= LINE:
        return markup
    pieces, depth = [ET.Element("math")], 0
    for part in ET.fromstring(markup):
        pieces[-1].append(part)
        signs = [sign.text or "" for sign in part.iter("mo")]
        depth += sum((sign in _OPENING) - (sign in _CLOSING) for sign in signs)
        if part.tag == "mo" and signs[0] in _SIGNS and depth == 0 < len(pieces[-1]) - 1:
            part.set("form", "infix")
            pieces.append(ET.Element("math"))
    return "".join(ET.tostring(piece, encoding="unicode") for piece in pieces if len(piece))


_SYMBOL = re.compile(r"<mi>(.)</mi>")
_ITALIC_A = {"A": 0x1D434, "a": 0x1D44E, "Α": 0x1D6E2, "α": 0x1D6FC}


def glyphs(markup: str) -> set[str]:
    """The characters that a browser draws for MathML: a lone letter becomes a slanted one.

    >>> sorted(glyphs("<math><mi>C</mi><mo>=</mo><mn>3</mn></math>"))
    ['3', '=', '𝐶']
    """
    drawn = _SYMBOL.sub(lambda match: italic(match[1]), markup)
    text = html.unescape(re.sub(r"<[^>]*>", "", drawn))
    return {character for character in text if not character.isspace() or character == "\u202f"}


def italic(letter: str) -> str:
    """The slanted form of a Latin or Greek letter; anything else stays as it is."""
    if letter == "h":
        return "ℎ"  # its place among the slanted letters is empty: it was there before them
    for first, slanted in _ITALIC_A.items():
        last = chr(ord(first) + (24 if first in "Αα" else 25))
        if first <= letter <= last:
            return chr(slanted + ord(letter) - ord(first))
    return letter
