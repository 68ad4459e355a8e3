"""Figures and tables as files, for slides and spreadsheets; found by id, drawn by their page."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from convdocs.claims.items import EXECUTED
from convdocs.claims.lexer import lex
from convdocs.claims.notebook import page_text
from convdocs.claims.page import Page
from convdocs.claims.refusals import PageError
from convdocs.claims.totals import pages

DOCS = Path("docs")
MARK = "\ufeff"  # tells a spreadsheet that what follows is UTF-8


class Exhibit(NamedTuple):
    """Where a figure or table stands: its page, in the folder of a language, and its id."""

    page: Path
    key: str

    @property
    def name(self) -> str:
        return f"{self.page.with_suffix('').as_posix()}#{self.key}"


def forms(value: object) -> dict[str, str]:
    r"""The files that a figure (SVG, light, for slides) or a table (CSV, JSON) makes, by suffix.

    >>> from convdocs import tables
    >>> forms(tables.of("layers", [(2,)]))
    {'csv': 'layers\n2\n', 'json': '[{"layers": 2}]\n'}
    """
    makers = {"svg": "file", "csv": "csv", "json": "json"}
    found = {suffix: getattr(value, maker, None) for suffix, maker in makers.items()}
    texts = {suffix: f"{make()}\n" for suffix, make in found.items() if callable(make)}
    if not texts.get("csv", "").isascii():
        texts["csv"] = MARK + texts["csv"]
    return texts


def exhibits(lang: str, docs: Path = DOCS) -> list[Exhibit]:
    """Every figure and table with an id, page by page."""
    folder = docs / lang
    if not folder.is_dir():
        raise PageError("no_path", path=folder)
    return [
        Exhibit(path.relative_to(folder), item.key)
        for path in pages(folder)
        for item in lex(page_text(path))
        if item.kind == "exhibit" and item.key
    ]


def find(name: str, lang: str, docs: Path = DOCS) -> Exhibit:
    """The exhibit with an id; `page#id` where several pages have one."""
    found = [one for one in exhibits(lang, docs) if name in (one.key, one.name)]
    if not found:
        raise PageError("unknown_exhibit", name=name)
    if len(found) > 1:
        raise PageError("many_exhibits", name=name, names=", ".join(one.name for one in found))
    return found[0]


def drawn(exhibit: Exhibit, lang: str, docs: Path = DOCS) -> object:
    """The figure or table itself, after the code that stands above it on its page."""
    path = docs / lang / exhibit.page
    page = Page(str(path), page_text(path), lang)
    (wanted,) = (n for n, item in enumerate(page.items)
                 if item.kind == "exhibit" and item.key == exhibit.key)  # fmt: skip
    above = [item for item in page.items[:wanted] if item.kind in EXECUTED]
    results = [page.evaluate(item) for item in [*above, page.items[wanted]]]
    page.session.close()
    problems = [str(result.problem) for result in results if result.problem]
    if problems:
        raise PageError("wrong_page", problem=problems[0].partition("\n")[0])
    return results[-1].value


def file(name: str, lang: str, suffix: str = "", docs: Path = DOCS) -> str:
    """The text of the file of an exhibit, in the form asked for or else the first it has."""
    made = forms(drawn(find(name, lang, docs), lang, docs))
    suffix = suffix or next(iter(made), "")
    if suffix not in made:
        raise PageError("no_form", name=name, form=suffix, forms=", ".join(made))
    return made[suffix]


def save(name: str, lang: str, path: str, docs: Path = DOCS) -> None:
    """Write the file of an exhibit; the ending of its path says the form."""
    text = file(name, lang, Path(path).suffix.removeprefix("."), docs)
    try:
        Path(path).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise PageError("unwritable", path=path, reason=error.strerror) from None
