r"""The tokens of a unit behind a number as one word: `\text{GB}/\text{s}` is GB/s."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from convdocs.claims.quantities import unit

MICRO = (r"\mu", "µ", "μ")
SHARES = (r"\%", "％", "‰")
GAPS = re.compile(r"\\[,;:! ]|~|\{,\}|\\(?:thinspace|cdot)\b|\s+")


class Token(NamedTuple):
    """A piece of LaTeX: its kind, its cleaned text, and where it stands in the source."""

    kind: str
    text: str
    start: int
    end: int


def cleaned(word: str) -> str:
    r"""The text of `\text{…}` without LaTeX's spaces and escapes.

    >>> cleaned(r"\,GB\,s^{-1} "), cleaned(r"\%")
    ('GB s^{-1}', '%')
    """
    plain = GAPS.sub(" ", word).replace(r"\%", "%")
    return re.sub(r"\\mu\s*", "µ", plain).strip()


def joined(tokens: Sequence[Token]) -> list[Token]:
    """The tokens, with each unit that follows a number, a letter or a bracket as one word."""
    found: list[Token] = []
    at = 0
    while at < len(tokens):
        follows = bool(found) and found[-1].kind in ("number", "letter", "close", "word")
        text, end = _word(tokens, at) if follows else ("", at)
        if text:
            found.append(Token("word", text, tokens[at].start, tokens[end - 1].end))
        else:
            found.append(tokens[at])
            end = at + 1
        at = end
    return found


def _word(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    """The unit that begins at a token, and where it ends; empty where none does."""
    text, end = _simple(tokens, at)
    while text:
        for sign, read in ((" ", _simple), ("/", _divisor), ("^", _exponent)):
            more, after = read(tokens, end)
            if more and (sign == " " or unit(text)):
                text, end = text + sign + more, after
                break
        else:
            break
    return text, end


def _simple(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    r"""A word, `\%`, or `\mu` with the word behind it."""
    token = tokens[at] if at < len(tokens) else None
    if token and token.kind == "word":
        return token.text, at + 1
    if token and token.text in SHARES:
        return token.text.lstrip("\\"), at + 1
    if token and token.text in MICRO and at + 1 < len(tokens) and tokens[at + 1].kind == "word":
        return "µ" + tokens[at + 1].text, at + 2
    return "", at


def _divisor(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    text, end = _simple(tokens, at + 1) if _is(tokens, at, "/") else ("", at)
    return (text, end) if unit(text) else ("", at)


def _exponent(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    """The `-1` of `s^{-1}`, the `2` of `px^2`."""
    braced = _is(tokens, at + 1, "{")
    begin = at + 1 + braced
    end = begin + 1 + (_is(tokens, begin, "-"))
    closed = not braced or _is(tokens, end, "}")
    text = "".join(token.text for token in tokens[begin:end])
    right = _is(tokens, at, "^") and closed and re.fullmatch(r"-?[1-9]", text)
    return (text, end + braced) if right else ("", at)


def _is(tokens: Sequence[Token], at: int, text: str) -> bool:
    return at < len(tokens) and tokens[at].text == text and tokens[at].kind != "word"
