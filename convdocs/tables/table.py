"""A table of raw values, written for pages, terminals and other programs."""

import json

from ..units import THIN, show
from .heads import Column, head

TYPE_CHECKING = False  # MicroPython has no typing; mypy takes this for true
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    Cells = Sequence[Any]


def raw(value: "Any") -> "Any":
    """A value for other programs: a shape as 64x55x55, a fraction as a decimal number.

    >>> raw((64, 55, 55)), raw(None), raw(7)
    ('64x55x55', '', 7)
    """
    if isinstance(value, (int, float, str)):
        return value
    if isinstance(value, (tuple, list)) or value is None:
        return show(value).replace("×", "x").replace("−", "-") if value else ""
    return value.numerator / value.denominator


def plain(value: "Any") -> "Any":
    """A value as JSON holds it."""
    return value if isinstance(value, (tuple, list)) or value is None else raw(value)


def quoted(text: str) -> str:
    """A cell of CSV, in quotes where it needs them (RFC 4180).

    >>> quoted("1, 2"), quoted("1")
    ('"1, 2"', '1')
    """
    needed = any(sign in text for sign in ',"\n')
    return '"' + text.replace('"', '""') + '"' if needed else text


def escape(text: str) -> str:
    """Text inside HTML, or inside a quoted attribute."""
    text = text.replace("&", "&amp;").replace("<", "&lt;")
    return text.replace(">", "&gt;").replace('"', "&quot;")


def columns_of(text: str) -> int:
    """Places that a text takes in a terminal: two for a Chinese character.

    >>> columns_of("MACs"), columns_of("感受野")
    (4, 6)
    """
    return sum([2 if 0x2E80 <= ord(letter) < 0xFFE0 else 1 for letter in text])


class Table:
    """Rows of raw values under columns, and a total below them where there is one.

    >>> from convdocs.tables.heads import column
    >>> print(Table([column("layer"), column("params")], [("conv1", 1792)]).text())
    layer  parameters
    conv1       1 792
    """

    lang = "en"  # of the table in a notebook

    def __init__(
        self,
        columns: list[Column],
        rows: "Sequence[Cells]",
        caption: tuple[str, str] | None = None,
        total: "Cells | None" = None,
    ) -> None:
        self.columns, self.rows, self.caption, self.total = columns, rows, caption, total

    def shown_in(self, lang: str) -> "Table":
        r"""This table, which a notebook shows in a language.

        >>> from convdocs.tables.heads import column
        >>> Table([column("layers")], [(2,)]).shown_in("zh")._repr_mimebundle_()["text/plain"]
        '层数\n   2'
        """
        self.lang = lang
        return self

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        """What a notebook shows."""
        return {"text/plain": self.text(self.lang), "text/html": self.html(self.lang)}

    def heads(self, lang: str) -> list[str]:
        """The heads of the columns in one language."""
        return [column.heads[lang == "zh"] for column in self.columns]

    def lines(self, lang: str = "en") -> "list[Cells]":
        """The rows, and as the last the total under its name."""
        return list(self.rows) + ([] if self.total is None else [self.last(lang)])

    def last(self, lang: str) -> "Cells":
        """The row of totals."""
        return [head("total", lang)] + list(self.total or ())

    def shown(self, row: "Cells") -> list[str]:
        """The cells of a row as a reader sees them."""
        return [show(value, column.unit) for value, column in zip(row, self.columns)]

    def numeric(self) -> list[bool]:
        """For each column, whether it holds numbers, which stand right."""
        words = (str, tuple, list)
        return [
            not any(isinstance(row[n], words) for row in self.rows)
            for n in range(len(self.columns))
        ]

    def html(self, lang: str = "en") -> str:
        """A table for a page, in a box that can be scrolled by keyboard where it is too wide."""
        numeric = self.numeric()
        parts = ["<thead>" + html_row(self.heads(lang), "col", numeric) + "</thead><tbody>"]
        parts += [html_row(self.shown(row), "row", numeric) for row in self.rows] + ["</tbody>"]
        if self.total is not None:
            last = html_row(self.shown(self.last(lang)), "row", numeric)
            parts.append("<tfoot>" + last + "</tfoot>")
        caption = self.caption[lang == "zh"] if self.caption else ""
        above = "<caption>" + escape(caption) + "</caption>" if caption else ""
        label = escape(caption or ", ".join(self.heads(lang)))
        box = '<div class="table-box" role="group" tabindex="0" style="overflow-x:auto"'
        body = '<table class="rows">' + above + "".join(parts) + "</table>"
        return box + ' lang="' + lang + '" aria-label="' + label + '">' + body + "</div>"

    def text(self, lang: str = "en") -> str:
        """A table for a terminal, with plain spaces, which show and copy everywhere."""
        lines = [self.heads(lang)] + [self.shown(row) for row in self.lines(lang)]
        lines = [[cell.replace(THIN, " ") for cell in line] for line in lines]
        widths = [max([columns_of(line[n]) for line in lines]) for n in range(len(self.columns))]
        written, sides = [], self.numeric()
        for line in lines:
            cells = []
            for cell, width, numeric in zip(line, widths, sides):
                pad = " " * (width - columns_of(cell))
                cells.append(pad + cell if numeric else cell + pad)
            written.append("  ".join(cells).rstrip())
        return "\n".join(written)

    def markdown(self, lang: str = "en") -> str:
        """A table in Markdown."""
        rule = ["---:" if numeric else ":---" for numeric in self.numeric()]
        lines = [self.heads(lang), rule] + [self.shown(row) for row in self.lines(lang)]
        lines = [[cell.replace("|", "\\|") for cell in line] for line in lines]
        return "\n".join(["| " + " | ".join(line) + " |" for line in lines])

    def csv(self) -> str:
        """Raw values for a spreadsheet: columns by their keys, a comma between, a line each."""
        lines = [[column.key for column in self.columns]]
        lines += [[quoted(str(raw(value))) for value in row] for row in self.lines()]
        return "\n".join([",".join(line) for line in lines])

    def json(self) -> str:
        """Raw values as a list of objects, one for each row, a shape as a list; the total last."""
        keys = [column.key for column in self.columns]
        return json.dumps([dict(zip(keys, [plain(one) for one in row])) for row in self.lines()])


def html_row(texts: list[str], scope: str, numeric: list[bool]) -> str:
    """A row; with scope "col" all its cells are heads, with "row" the first."""
    cells = []
    for n, (text, right) in enumerate(zip(texts, numeric)):
        name = "th" if scope == "col" or n == 0 else "td"
        attributes = ' scope="' + scope + '"' if name == "th" else ""
        attributes += ' class="number"' if right else ""
        cells.append("<" + name + attributes + ">" + escape(text) + "</" + name + ">")
    return "<tr>" + "".join(cells) + "</tr>"
