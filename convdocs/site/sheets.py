"""One style sheet from many: Material's, without the parts that no page uses, then ours."""

import re

from mkdocs.structure.files import File

UNUSED = re.compile(
    r"\.(?:md-(?:annotation|author|badge|banner|blog|clipboard|code__|consent|copyright|draft"
    r"|feedback|footer|header__ellipsis|header__source|header__title|header__topic|hero|meta"
    r"|pagination|path|post|progress|search|select|social|source|status|tabs|tag"
    r"|tooltip|top|version)"
    r"|arithmatex|critic|grid|highlighttable|keys|linenodiv|linenos|mermaid|tabbed|task-list)"
    r"|\[dir=rtl\]"
)
"""What selectors of Material's name that our pages never hold; a browser test watches over it."""

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CHARSET = '@charset "UTF-8";'
_RULE = re.compile(r"([^{};]+)\{([^{}]*)\}")
_EMPTY = re.compile(r"@media[^{}]+\{\}")
_ICON = re.compile(r'--md-(?!details|footnotes|nav|toc)[\w-]+:url\("[^"]*"\);?')


def join(sheets: list[File], ours: str | None) -> str:
    """Return the sheets as one, so that a page asks once; `ours` is the folder of our own.

    Material's stand in a layer: whatever ours say wins, however special Material's selectors.
    """
    by_name = sorted(sheets, key=lambda sheet: sheet.src_uri)
    theirs = [sheet.content_string for sheet in by_name if sheet.src_dir != ours]
    last = [small(sheet.content_string) for sheet in by_name if sheet.src_dir == ours]
    layer = "".join(used(text.removeprefix(_CHARSET)) for text in theirs)
    return f"@layer material {{{layer}}}\n" + "\n".join(last)


def small(css: str) -> str:
    r"""Return CSS without its comments and indents.

    >>> small("/* a b */\n.a {\n  color: red; /* c */\n}\n")
    '.a {\ncolor: red;\n}'
    """
    lines = (line.strip() for line in _COMMENT.sub("", css).split("\n"))
    return "\n".join(line for line in lines if line)


def used(css: str) -> str:
    """Return minified CSS without the rules and the icons that no page uses.

    >>> used('.md-nav,.md-tabs{color:red}@media print{.md-tabs{top:0}}.a{--md-x:url("a)");b:c}')
    '.md-nav{color:red}.a{b:c}'
    """
    return _EMPTY.sub("", _RULE.sub(_without_unused, _ICON.sub("", css)))


def _without_unused(rule: re.Match[str]) -> str:
    selectors = [part for part in rule[1].split(",") if not UNUSED.search(part)]
    return f"{','.join(selectors)}{{{rule[2]}}}" if selectors and rule[2] else ""
