"""What a link without a text is called: the heading of the place it leads to.

So a chapter or section has one name, wherever it is named: that of its own heading.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from convdocs.claims.fences import FENCES
from convdocs.claims.notebook import page_text
from convdocs.claims.refusals import PageError

HEADING = re.compile(r"#{1,6} +(.*?) *\{#([\w-]+)(.*)\}$")
LABEL = re.compile(r'data-toc-label="([^"]*)"')


def called(path: str, text: str, address: str) -> str:
    """The heading, in Markdown, that an address on a page leads to; without an id, the page's name.

    `path` and `text` are those of the page that holds the link. Raises PageError where the address
    leads to no heading.

    >>> called("page.md", "# Stride {#stride}", "#stride")
    'Stride'
    """
    name, _, key = address.partition("#")
    file = Path(path).parent / name.partition("?")[0]
    found = headings(text) if not name else _headings(file, written(file))
    if key not in found:
        raise PageError("no_heading", address=address)
    return found[key]


def headings(text: str) -> dict[str, str]:
    r"""The headings of a page by id, and the first one, the page's name, under the empty id.

    A heading that the contents show under a shorter label is called by that.

    >>> headings('# Stride {#stride}\n\n## kernel · filter {#kernel data-toc-label="kernel"}')
    {'': 'Stride', 'stride': 'Stride', 'kernel': 'kernel'}
    """
    found: dict[str, str] = {}
    fenced = False
    for line in text.split("\n"):
        if line.lstrip().startswith(FENCES):
            fenced = not fenced
        match = None if fenced else HEADING.match(line)
        if match:
            label = LABEL.search(match[3])
            found.setdefault("", match[1])
            found[match[2]] = label[1] if label else match[1]
    return found


@lru_cache(maxsize=512)
def _headings(file: Path, when: int) -> dict[str, str]:
    """The headings of another page, read again once it has been written again."""
    return headings(page_text(file)) if when else {}


def written(file: Path) -> int:
    """When a file was last written; 0 where there is none."""
    return file.stat().st_mtime_ns if file.is_file() else 0
