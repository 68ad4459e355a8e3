"""Fenced blocks: what their info string makes them, and where they end."""

from __future__ import annotations

from typing import NamedTuple

PYTHON = frozenset({"python", "py", "pycon", "python3"})
FENCES = ("```", "~~~")


class Fence(NamedTuple):
    """A fence: its kind and info string, and the offsets of its body and of its last line."""

    kind: str
    info: str
    body: int
    close: int


def fence(text: str, start: int) -> Fence | None:
    """The fence that opens at `start`; `close` is -1 if it never ends; None if it is none."""
    mark, width = text[start], 3
    while text.startswith(mark, start + width):
        width += 1
    end = line_end(text, start)
    info = text[start + width : end].strip()
    if mark == "`" and mark in info:
        return None
    return Fence(fence_kind(info), info, end + 1, _closing(text, end + 1, mark, width))


def _closing(text: str, position: int, mark: str, width: int) -> int:
    while position < len(text):
        line = text[position : line_end(text, position)].strip(" \t>")
        if len(line) >= width and line == mark * len(line):
            return position
        position = line_end(text, position) + 1
    return -1


def line_end(text: str, offset: int) -> int:
    """Where the line of `offset` ends: its newline, or the end of the text."""
    found = text.find("\n", offset)
    return len(text) if found < 0 else found


def fence_kind(info: str) -> str:
    """What a fence with this info string is.

    >>> fence_kind('python title="a"'), fence_kind("{.py .annotate}"), fence_kind("toml")
    ('code', 'code', 'text_fence')
    """
    words = info.strip("{} ").split()
    language = words[0].removeprefix(".") if words else ""
    if language in PYTHON:
        return "code"
    return "console" if language == "console" else "text_fence"


def dedent(body: str, indent: int) -> str:
    """The body with at most `indent` leading characters removed from each line."""
    lines = body.split("\n")
    return "\n".join(line[min(indent, len(line) - len(line.lstrip(" \t>"))) :] for line in lines)
