"""What stands quietly beside a place of a page: its permalink, with citations, and its files."""

import re
from collections.abc import Iterable

_PERMALINK = re.compile(
    r'<a (?=[^>]*class="headerlink")(?=[^>]*title="Permanent link")[^>]*href="#([^"]*)"[^>]*>#</a>'
)
WORDS = {
    "en": ("cite", "Link to this and cite it", "Download as"),
    "zh": ("引用", "本处链接与引用", "下载"),
}


def handle(key: str, lang: str) -> str:
    """A permalink; where scripts run, it opens the citations of the place that it leads to.

    >>> handle("eg-a", "zh")[:44]
    '<a class="headerlink" href="#eg-a" title="本处'
    """
    word, title, _ = WORDS[lang]
    opening = f'<a class="headerlink" href="#{key}" title="{title}" data-search-exclude>'
    return f"{opening}#<span> {word}</span></a>"


def anchor(key: str, inside: str = "") -> str:
    """The place of an example: what its permalink leads to."""
    return f'<div class="anchor" id="{key}">{inside}</div>'


def saves(key: str, suffixes: Iterable[str], lang: str) -> str:
    """Links to the files of a figure or table, and its permalink, for the end of its caption."""
    links = [
        f'<a href="{key}.{suffix}" download="" title="{WORDS[lang][2]} {suffix.upper()}">'
        f"{suffix.upper()}</a> "
        for suffix in suffixes
    ]
    return f'<span class="saves" data-search-exclude>{"".join(links)}{handle(key, lang)}</span>'


def titled(html: str, lang: str) -> str:
    """A page's HTML in which the permalinks of headings are like all others."""
    return _PERMALINK.sub(lambda match: handle(match[1], lang), html)
