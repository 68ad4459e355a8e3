"""How to cite a page: BibTeX, GB/T 7714 and plain text, with version, date and address.

The day of reading is the reader's to fill in; where scripts run, they do.
"""

import re

from convdocs import __version__

TODAY = "YYYY-MM-DD"
VERSION = f"convdocs {__version__}"
WORDS = {
    "en": ("The convdocs authors", "accessed", "“{}”", ", ", "Plain text"),
    "zh": ("convdocs 作者", "访问于", "《{}》", "，", "纯文本"),
}
BIBTEX = """\
@misc{{{key},
  author = {{{{{author}}}}},
  title = {{{title}}},
  howpublished = {{\\url{{{url}}}}},{year}
  note = {{{note}}}
}}"""


def citations(name: str, title: str, url: str, changed: str | None, lang: str) -> dict[str, str]:
    """The three texts for a page that was last changed on a day, by the name of their form.

    >>> print(citations("stride", "步幅", "https://a/zh/stride/", "2026-11-22", "zh")["GB/T 7714"])
    convdocs 作者. 步幅: convdocs 0.1.0[EB/OL]. (2026-11-22)[YYYY-MM-DD]. https://a/zh/stride/.
    """
    author, read, quoted, comma, plain = WORDS[lang]
    edition = comma.join(filter(None, [VERSION, changed]))
    day = f"{read} {TODAY}"
    updated = f"({changed})" if changed else ""
    return {
        "BibTeX": BIBTEX.format(
            key=key(name, lang), author=author, title=re.sub(r"([%&#_$])", r"\\\1", title), url=url,
            year=f"\n  year = {{{changed[:4]}}}," if changed else "", note=edition + comma + day,
        ),
        "GB/T 7714": f"{author}. {title}: {VERSION}[EB/OL]. {updated}[{TODAY}]. {url}.",
        plain: comma.join([author, quoted.format(title), edition, url, day]),
    }  # fmt: skip


def key(name: str, lang: str) -> str:
    """A page's key in a bibliography.

    >>> key("small-kernels", "en"), key("notebooks/counting", "zh")
    ('convdocs-small-kernels', 'convdocs-zh-notebooks-counting')
    """
    return "-".join(["convdocs", *(["zh"] if lang == "zh" else []), *name.split("/")])
