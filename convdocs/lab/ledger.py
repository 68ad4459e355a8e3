"""A ledger to read and to sort: a line for each layer, with bars for its share of each total."""

from collections import namedtuple

from .. import units
from ..network import Ledger, Row
from ..tables.summaries import summary
from ..terms import term
from . import seen
from .answer import boxed, escape

TYPE_CHECKING = False  # MicroPython has no typing; mypy takes this for true
if TYPE_CHECKING:
    from typing import Any

COUNTED = ("params", "macs", "activations", "bytes")
COLUMNS = ("layer", "receptive_field", "output_shape") + COUNTED
BACK = "-back"  # the same column the other way round
ORDERS = tuple([name + way for name in COLUMNS for way in ("", BACK)])
BYTES = ("bytes of both", "二者的字节数")  # of parameters and output values

# counts: the COUNTED of the row
Line = namedtuple("Line", "row counts")


def head(name: str, lang: str) -> str:
    """The head of a column."""
    return BYTES[lang == "zh"] if name == "bytes" else term(name, lang)


def made(ledger: Ledger, each: int) -> "tuple[list[Any], tuple[int, ...]]":
    """The lines of a ledger and the totals of what is counted, with so many bytes for a value."""
    lines = [Line(row, counts(row, each)) for row in ledger.rows]
    return lines, counts(ledger.total, each)


def counts(row: "Any", each: int) -> tuple[int, ...]:
    """The COUNTED of a row or of the totals."""
    stored = (row.params + row.activations) * each
    return row.params, row.macs, row.activations, stored


def ordered(lines: "list[Any]", order: str) -> "list[Any]":
    """The lines by one column: layers as they follow, all else from the most down.

    Equal ones follow each other as in the network: MicroPython's sort needs to be told so.
    """
    name, back = order.replace(BACK, ""), order.endswith(BACK)
    most_first = (name != "layer") != back
    pairs = [(value(line, name, n), -n if most_first else n) for n, line in enumerate(lines)]
    return [lines[abs(n)] for _, n in sorted(pairs, reverse=most_first)]


def value(line: "Any", name: str, n: int) -> "Any":
    """What a column sorts by; shapes by their height first."""
    row = line.row
    if name in COUNTED:
        return line.counts[COUNTED.index(name)]
    if name == "output_shape":
        return row.output_shape[1:] + row.output_shape[:1]
    if name == "receptive_field":
        return row.receptive_field.size if row.receptive_field else ()
    return n


def html(ledger: Ledger, each: int, order: str, chosen: str, key: str, lang: str) -> str:
    """The table; buttons in its head sort it, a layer's button chooses the layer."""
    lines, totals = made(ledger, each)
    body = [line_html(line, totals, ledger.input_shape[1:], line.row.name == chosen, key)
            for line in ordered(lines, order)]  # fmt: skip
    foot = ['<td class="number">' + units.grouped(n) + "</td>" for n in totals]
    return (
        boxed(ledger.name) + '<table class="rows ledger"><thead><tr>'
        + "".join([head_html(name, order, key, lang) for name in COLUMNS])
        + "</tr></thead><tbody>" + "".join(body) + '</tbody><tfoot><tr><th scope="row">'
        + term("total", lang) + "</th><td></td><td></td>" + "".join(foot)
        + "</tr></tfoot></table></div>"
    )  # fmt: skip


def head_html(name: str, order: str, key: str, lang: str) -> str:
    """A head, which sorts by its column, and the second time the other way round."""
    now, sign = "none", ""
    if order.replace(BACK, "") == name:
        up = (name == "layer") != order.endswith(BACK)
        now, sign = ("ascending", " ↑") if up else ("descending", " ↓")
    target = name + BACK if order == name else name
    look = "" if name in ("layer", "output_shape") else ' class="number"'
    button = '<button type="button" data-for="sort" value="' + target + '" id="' + key
    return (
        '<th scope="col"' + look + ' aria-sort="' + now + '">' + button + "-by-" + name + '">'
        + escape(head(name, lang)) + '<span aria-hidden="true">' + sign + "</span></button></th>"
    )  # fmt: skip


def line_html(
    line: "Any", totals: tuple[int, ...], image: tuple[int, ...], chosen: bool, key: str
) -> str:
    """A layer: its button, its shape, its counts with their shares, what it sees."""
    row, opening = line.row, '<tr class="chosen">' if chosen else "<tr>"
    button: str = (
        '<th scope="row"><button type="button" data-for="layer" value="' + row.name + '" id="'
        + key + "-" + row.name + '" aria-pressed="' + ("true" if chosen else "false") + '">'
        + row.name + "</button> <small>" + summary(row.layer) + "</small></th>"
    )  # fmt: skip
    cells = [share(count, total) for count, total in zip(line.counts, totals)]
    shape = "<td>" + units.shape_text(row.output_shape) + "</td>"
    return opening + button + sees(row, image) + shape + "".join(cells) + "</tr>"


def share(count: int, total: int) -> str:
    """A count, its share of the total in words and as a bar.

    >>> share(1, 4).replace(units.THIN, " ")
    '<td class="number">1<span class="share" style="--share:25.0%">25.0 %</span></td>'
    """
    if not count:
        return '<td class="number">0</td>'
    part = units.fixed(100 * count, total, 1)
    return ('<td class="number">' + units.grouped(count) + '<span class="share" style="--share:'
            + part + '%">' + part + units.THIN + "%</span></td>")  # fmt: skip


def sees(row: Row, image: tuple[int, ...]) -> str:
    """The receptive field in figures, and as a small picture that grows under the pointer."""
    if row.receptive_field is None:
        return '<td class="number">–</td>'
    size = units.shape_text(row.receptive_field.size)
    return '<td class="number extent">' + size + seen.small(row, image) + "</td>"
