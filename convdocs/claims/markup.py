"""What a page holds besides text: front matter, HTML tags, attribute lists, list numbers."""

from __future__ import annotations

import re

from convdocs.claims.fences import line_end

FRONT_KEYS = ("title", "description")
# Attributes whose value a reader sees or hears, of HTML tags, attribute lists and fences.
SEEN = frozenset(
    "abbr alt aria-description aria-label aria-placeholder aria-roledescription aria-valuenow "
    "aria-valuetext content data-title data-toc-label label linenums placeholder start summary "
    "title value".split()
)
ATTRIBUTE = re.compile(
    r"""(?P<name>[^\s"'<>/={}]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>{}`]+))"""
)
TITLE = re.compile(r"""\s(?:"(.*)"|'(.*)'|\((.*)\))\s*""", re.DOTALL)
Span = tuple[int, int]


def front_matter(text: str) -> int:
    r"""Where the front matter's last line begins, or -1 for a page without any.

    >>> front_matter("---\ntitle: A\n---\nText")
    13
    """
    return text.find("\n---", 3) + 1 or -1 if text.startswith("---\n") else -1


def front_values(text: str, stop: int) -> list[Span]:
    """The title and description: a reader sees them in the tab and in search results."""
    found, seen, start = [], False, 4
    while start < stop:
        end = line_end(text, start)
        key, colon, _ = text[start:end].partition(":")
        if colon and key[:1] not in " \t":
            seen = key.strip(" \"'{") in FRONT_KEYS
            start += len(key) + 1
        if seen and start < end:
            found.append((start, end))
        start = end + 1
    return found


def tag(text: str, start: int, stop: int) -> tuple[int, list[Span]]:
    """The end of the HTML tag at `start`, or -1, and the attributes of it that a reader sees.

    >>> tag('<img width="5" alt="five">', 0, 26)
    (26, [(20, 24)])
    """
    position = start + 1
    while position < stop and text[position] != ">":
        if text[position] in "\"'":
            close = text.find(text[position], position + 1, stop)
            if close < 0:
                return -1, []
            position = close
        position += 1
    return (position + 1, seen_values(text, start, position)) if position < stop else (-1, [])


def seen_values(text: str, start: int, stop: int) -> list[Span]:
    """The values of attributes that a reader sees, quoted or not.

    >>> seen_values("<ol start=45 class='x5'>", 0, 24)
    [(10, 12)]
    """
    found = (match for match in ATTRIBUTE.finditer(text, start, stop)
             if match["name"].lower() in SEEN)  # fmt: skip
    return [match.span(match.lastindex or 0) for match in found]


def link_title(text: str, start: int, stop: int) -> list[Span]:
    """The title in the `(url "title")` of a link or a picture, if it has one.

    >>> link_title('(x "5")', 0, 7)
    [(4, 5)]
    """
    match = TITLE.search(text, start + 1, stop - 1)
    return [match.span(match.lastindex or 0)] if match and match.end() == stop - 1 else []


def identifier(attributes: str) -> str:
    """The id in an attribute list.

    >>> identifier("{ .wide #fig-growth }")
    'fig-growth'
    """
    for word in attributes.strip("{}: ").split():
        if word.startswith("#"):
            return word[1:]
    return ""


def numbered(line: str) -> int:
    """How many digits the number of a list item has; 0 for a line that is none.

    >>> numbered("12. twelve"), numbered("12.5 is no item")
    (2, 0)
    """
    digits = len(line) - len(line.lstrip("0123456789"))
    return digits if line[digits : digits + 2] in (". ", ") ") else 0
