r"""LaTeX maths as a flat list of tokens.

Only what a page about arithmetic writes is known here; whatever is not known becomes a `command`
token, which `formulas` refuses to evaluate rather than guess.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from convdocs.claims.latex_units import Token, cleaned, joined

__all__ = ["OPENERS", "Token", "tokens"]

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
    |(?P<number>(?:[0-9]{{1,3}}(?:{_GAP}[0-9]{{3}})+(?![0-9])|[0-9]+)
        (?:(?:\.|\{{\.\}})[0-9]+)?)
    |\\(?:text|textrm|textit|textbf|textsf|texttt|mathrm|mathit|mathsf|mathtt|operatorname)\*?\s*
        \{{(?P<word>(?:[^{{}}]|\{{[^{{}}]*\}})*)\}}
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
    r"""Split LaTeX maths into tokens; spacing is dropped, a unit is one word.

    >>> [token.text for token in tokens(r"27\,C^2 = 11\,268")]
    ['27', 'C', '^', '2', '=', '11268']
    """
    found = (_token(match) for match in _TOKEN.finditer(latex))
    return joined([token for token in found if token.kind != "space"])


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
    "word": lambda text: ("word", cleaned(text)),
    "cjk": lambda text: ("word", text),
    "styled": lambda text: ("letter", text),
    "space": lambda text: ("space", text),
}
