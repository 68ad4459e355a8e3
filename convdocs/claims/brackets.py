"""Where a bracket closes: in running text, and in a Python expression."""

from __future__ import annotations

PAIRS = {"(": ")", "[": "]", "{": "}"}


def code_end(text: str, start: int, stop: int) -> int:
    """The end of the inline code that opens with the backticks at `start`, or -1.

    >>> code_end("``a`b`` c", 0, 9)
    7
    """
    ticks = run_length(text, start, stop)
    position = start + ticks
    while position < stop:
        position = text.find("`", position, stop)
        if position < 0:
            return -1
        found = run_length(text, position, stop)
        position += found
        if found == ticks:
            return position
    return -1


def run_length(text: str, start: int, stop: int) -> int:
    """How often the character at `start` is repeated from there on."""
    position = start
    while position < stop and text[position] == text[start]:
        position += 1
    return position - start


def math_end(text: str, start: int, stop: int) -> int:
    """The end of the formula that opens with the dollar at `start`, or -1 for a plain dollar.

    A single dollar opens before a non-space and closes after one, and no digit follows it:
    prices are not formulas.

    >>> math_end("$a+b$ and", 0, 9), math_end("$5 or $6", 0, 8)
    (5, -1)
    """
    double = text.startswith("$$", start)
    mark = "$$" if double else "$"
    position = start + len(mark)
    if position >= stop or (not double and text[position].isspace()):
        return -1
    while True:
        position = text.find(mark, position, stop)
        if position < 0:
            return -1
        if _closes(text, position, double, start):
            return position + len(mark)
        position += 1


def _closes(text: str, position: int, double: bool, start: int) -> bool:
    before = text[position - 1]
    if before == "\\" or (position == start + 1 and not double):
        return False
    if double:
        return True
    return not before.isspace() and not text[position + 1 : position + 2].isdigit()


def bracket_end(text: str, start: int, stop: int) -> int:
    """The offset of the `]` that closes the `[` at `start`; code and formulas are skipped; or -1.

    >>> bracket_end("[a [b] `]` $x_{]}$] c", 0, 21)
    18
    """
    depth, position = 0, start
    while position < stop:
        character = text[position]
        if character == "\\":
            position += 2
            continue
        depth += (character == "[") - (character == "]")
        if depth == 0:
            return position
        position = max(position + 1, _skip(text, position, stop))
    return -1


def _skip(text: str, position: int, stop: int) -> int:
    if text[position] == "`":
        return code_end(text, position, stop)
    if text[position] == "$":
        return math_end(text, position, stop)
    return -1


def expression_end(text: str, start: int, stop: int, closing: str) -> int:
    """The offset of the `closing` that ends the Python expression at `start`, or -1.

    >>> expression_end("{'}': [1]}['}']} tail", 0, 21, "}")
    15
    """
    expected = [closing]
    position = start
    while position < stop:
        character = text[position]
        if character in "'\"":
            position = _string_end(text, position, stop)
            continue
        if character in PAIRS:
            expected.append(PAIRS[character])
        elif character in ")]}":
            if character != expected.pop():
                return -1
            if not expected:
                return position
        position += 1
    return -1


def _string_end(text: str, start: int, stop: int) -> int:
    quote = text[start] * 3 if text.startswith(text[start] * 3, start) else text[start]
    position = start + len(quote)
    while position < stop and not text.startswith(quote, position):
        position += 2 if text[position] == "\\" else 1
    return position + len(quote)
