r"""LaTeX maths as a flat list of tokens, and the units that may follow a number.

Only what a page about arithmetic writes is known here; whatever is not known becomes a `command`
token, which `formulas` refuses to evaluate rather than guess.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple


class Token(NamedTuple):
    """A piece of LaTeX: its kind, its cleaned text, and where it stands in the source."""

    kind: str
    text: str
    start: int
    end: int


class Unit(NamedTuple):
    """What a word after a number does to it: a factor, and what is counted (may be empty)."""

    factor: Fraction
    label: str


RELATIONS = {
    "=": "=", ":=": "=", r"\equiv": "=", r"\approx": "≈", r"\simeq": "≈", r"\approxeq": "≈",
    "≈": "≈", "<": "<", r"\lt": "<", ">": ">", r"\gt": ">", r"\le": "≤", r"\leq": "≤",
    r"\leqslant": "≤", "≤": "≤", r"\ge": "≥", r"\geq": "≥", r"\geqslant": "≥", "≥": "≥",
    r"\ne": "≠", r"\neq": "≠", "≠": "≠",
}  # fmt: skip
# Signs that end one statement and begin another: nothing is compared across them.
BREAKS = {
    ",", ";", r"\to", r"\rightarrow", r"\longrightarrow", r"\Rightarrow", r"\implies", r"\iff",
    r"\Leftrightarrow", r"\mapsto", r"\in", r"\propto", r"\sim", r"\therefore", r"\ll", r"\gg",
    r"\ngeq", r"\nleq", r"\not", "→", "⇒", "，", "；",
}  # fmt: skip
SOFT_BREAKS = {r"\\", r"\quad", r"\qquad", r"\newline"}
OPERATORS = {
    "+": "+", "-": "-", "−": "-", "*": "*", r"\times": "*", "×": "*", r"\cdot": "*", "·": "*",
    r"\ast": "*", "/": "/", r"\div": "/", "÷": "/", r"\bmod": "%",
}  # fmt: skip
OPENERS = {"(": ")", "[": "]", "{": "}", r"\{": r"\}", r"\lfloor": r"\rfloor",
           r"\lceil": r"\rceil", r"\lvert": r"\rvert", "⌊": "⌋", "⌈": "⌉",
           r"\lbrack": r"\rbrack", r"\lparen": r"\rparen"}  # fmt: skip
CLOSERS = set(OPENERS.values())
ROWS = r"aligned|align\*?|gathered|gather\*?|split|equation\*?|multline\*?"

_GAP = r"(?:\\,|\\ |\{,\}|\\thinspace|~|[\u202f\u2009\u00a0])"
_TOKEN = re.compile(
    rf"""
    (?P<rows>\\(?:begin|end)\s*\{{(?:{ROWS})\}}|&)
    |\\(?P<opaque>begin|end)\s*\{{[^{{}}]*\}}
    |(?P<number>(?:\d{{1,3}}(?:{_GAP}\d{{3}})+(?!\d)|\d+)(?:(?:\.|\{{\.\}})\d+)?)
    |\\(?:text|textrm|textit|textbf|textsf|texttt|mathrm|mathit|mathsf|mathtt|operatorname)\*?\s*
        \{{(?P<word>[^{{}}]*)\}}
    |\\(?:mathbf|boldsymbol|mathcal|mathbb)\s*\{{(?P<styled>[A-Za-z])\}}
    |(?P<space>\s+|~|\{{\s*\}}|[\u202f\u2009\u00a0]
        |\\(?:[,;:!>\ ]|thinspace\b|displaystyle\b|textstyle\b|limits\b|nolimits\b
        |left\b\.?|right\b\.?|[bB]igg?[lrm]?\b))
    |(?P<command>\\(?:[A-Za-z]+|.))
    |(?P<cjk>[\u3400-\u9fff]+)
    |(?P<colon>:=)
    |(?P<char>.)
    """,
    re.VERBOSE | re.DOTALL,
)


def tokens(latex: str) -> list[Token]:
    r"""Split LaTeX maths into tokens; spacing is dropped.

    >>> [token.text for token in tokens(r"27\,C^2 = 11\,268")]
    ['27', 'C', '^', '2', '=', '11268']
    """
    found = (_token(match) for match in _TOKEN.finditer(latex))
    return [token for token in found if token.kind != "space"]


def _token(match: re.Match[str]) -> Token:
    group = match.lastgroup or ""
    text = match[group]
    kind, clean = _KINDS.get(group, _other)(text)
    return Token(kind, clean, match.start(), match.end())


def _number(text: str) -> tuple[str, str]:
    return "number", re.sub(_GAP, "", text).replace("{.}", ".")


def _other(text: str) -> tuple[str, str]:
    if text in RELATIONS:
        return "relation", RELATIONS[text]
    if text in OPERATORS:
        return "operator", OPERATORS[text]
    for kind, members in (("break", BREAKS), ("soft", SOFT_BREAKS), ("open", OPENERS)):
        if text in members:
            return kind, text
    if text in CLOSERS:
        return "close", text
    return ("letter" if text.isalpha() else "command"), text


_KINDS: dict[str, Callable[[str], tuple[str, str]]] = {
    "rows": lambda text: ("rows", text),
    "opaque": lambda text: (text, text),
    "number": _number,
    "word": lambda text: ("word", text.replace("~", " ").strip()),
    "cjk": lambda text: ("word", text),
    "styled": lambda text: ("letter", text),
    "space": lambda text: ("space", text),
}

_PREFIXES = {
    "": 1, "k": 10**3, "M": 10**6, "G": 10**9, "T": 10**12, "Ki": 2**10, "Mi": 2**20,
    "Gi": 2**30, "万": 10**4, "亿": 10**8, "thousand": 10**3, "million": 10**6,
    "billion": 10**9,
}  # fmt: skip
_COUNTED = {
    "B": "byte", "byte": "byte", "bytes": "byte", "字节": "byte",
    "MAC": "MAC", "MACs": "MAC", "FLOP": "FLOP", "FLOPs": "FLOP",
}  # fmt: skip
_WORTH = {("MAC", "FLOP"): Fraction(2), ("FLOP", "MAC"): Fraction(1, 2)}


def unit(word: str) -> Unit:
    """Read the word after a number; a word that is no unit is only a label, worth one.

    >>> unit("MiB"), unit("parameters").factor
    (Unit(factor=Fraction(1048576, 1), label='byte'), Fraction(1, 1))
    """
    head, _, rest = word.strip().partition(" ")
    for prefix in sorted(_PREFIXES, key=len, reverse=True):
        tail = head[len(prefix) :]
        if head.startswith(prefix) and (tail == "" or tail in _COUNTED or prefix in ("万", "亿")):
            counted = tail or rest.strip()
            return Unit(Fraction(_PREFIXES[prefix]), _COUNTED.get(counted, ""))
    return Unit(Fraction(1), "")


def worth(label: str, other: str) -> Fraction:
    """How many of `other` make one `label`: a MAC is 2 FLOPs, anything else compares as it is."""
    return _WORTH.get((label, other), Fraction(1))
