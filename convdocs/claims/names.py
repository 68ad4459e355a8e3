"""The names that hold digits (VGG-16, 3×3, a year): the short list in `names.txt`."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from convdocs.claims.refusals import PageError
from convdocs.claims.sources import nearest

# A name never stands inside a longer word or number: 3×3 is none in 13×3, 3×3×64 or 3×3.5.
BEFORE = r"(?<![0-9A-Za-z_×^])(?<![0-9][.,])"
AFTER = r"(?![0-9A-Za-z_×^]|[.,][0-9])"
LOOSE = re.compile(r"\\[dwsDWS]|\[[^\]]*[0-9]-[0-9]|(?<!\\)[.+*{]")
GAP = "[ \n\u00a0\u2009\u202f]+"


class Names:
    """Regexes, each with the reason why its digits need no proof."""

    def __init__(self, patterns: list[str]) -> None:
        spaced = (re.sub(" +", lambda _: GAP, pattern) for pattern in patterns)
        self.regex = re.compile(f"{BEFORE}(?:{'|'.join(spaced) or '(?!)'}){AFTER}")

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where names stand in a text."""
        return [match.span() for match in self.regex.finditer(text)]


def names_of(path: str) -> Names:
    """The names of the tree that a page belongs to."""
    found = nearest(path, "names.txt")
    return load_names(found) if found else Names([])


@cache
def load_names(path: Path) -> Names:
    """Read `names.txt`: on each line a regex, two spaces, `#` and the reason.

    A regex that would let any number through (with a class of digits or a repetition) is refused.
    """
    patterns = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        pattern, _, reason = line.partition("  #")
        if not pattern.strip() or pattern.startswith("#"):
            continue
        fault = "name_loose" if LOOSE.search(pattern) else "" if reason.strip() else "name_reason"
        if fault:
            raise PageError(fault, file=path.name, line=number, name=pattern.strip())
        patterns.append(pattern.strip())
    return Names(patterns)
