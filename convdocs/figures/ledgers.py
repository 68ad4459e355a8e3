"""Which layers hold the parameters, do the work and fill the memory: bars from a ledger."""

from ..network import Ledger, Row
from ..terms import term
from ..units import SCALES, quantity
from .figure import Figure
from .page_words import say
from .svg import GAP, SIZE, WIDTH, Panel, rect, text, text_width

ROW = 22  # units from one bar to the next
THICK = 15
HEAD = 30
COLUMNS = ("params", "macs", "activations")


def ledger_bars(ledger: Ledger, lang: str = "en") -> Figure:
    r"""Parameters, MACs and output values of every layer that has parameters, as bars.

    One panel for each quantity; its head names the sum of the layers drawn. BatchNorm is left out.

    >>> from convdocs import named_network
    >>> ledger_bars(named_network("alexnet").ledger()).alt.split(";")[0]
    'parameters: 60.97\u202fM in all, most of them, 37.75\u202fM, in fc6'
    """
    rows = [row for row in ledger.rows if row.params and row.layer.kind != "BatchNorm2d"]
    panels = [panel(rows, key, lang) for key in COLUMNS]
    title = say("ledger_title", lang, name=ledger.name)
    said = say("semicolon", lang).join([told(rows, key, lang) for key in COLUMNS])
    return Figure(title, said + say("full_stop", lang), panels, lang, 3 * WIDTH + 2 * GAP)


def compact(value: int) -> str:
    r"""A count with three or four digits and the unit that fits.

    >>> compact(86704128), compact(34944), compact(1849688064), compact(96)
    ('86.70\u202fM', '34.94\u202fk', '1.85\u202fG', '96')
    """
    for unit in "GMk":
        if value >= SCALES[unit]:
            return quantity(value, unit)
    return str(value)


def panel(rows: list[Row], key: str, lang: str) -> Panel:
    """One quantity: a head with the sum, and below it a bar for each layer."""
    values = [getattr(row, key) for row in rows]
    left = max([text_width(row.name) for row in rows]) + 8
    room = WIDTH - left - max([text_width(compact(value)) for value in values]) - 8
    head = say("ledger_head", lang, name=term(key, lang), total=compact(sum(values)))
    parts = [text(0, SIZE / 2 + 2, head, font_weight="bold")]
    for n, (row, value) in enumerate(zip(rows, values)):
        y = HEAD + n * ROW
        length = max(room * value / max(values), 1)
        fill, edge = ("second-soft", "second") if row.layer.kind == "Linear" else ("accent",) * 2
        parts.append(text(left - 8, y + THICK / 2, row.name, anchor="end"))
        parts.append(rect(left, y, length, THICK, fill=fill, stroke=edge))
        parts.append(text(left + length + 6, y + THICK / 2, compact(value)))
    return Panel(WIDTH, HEAD + len(rows) * ROW, "".join(parts))


def told(rows: list[Row], key: str, lang: str) -> str:
    """One quantity in words: its sum, and the layer that has most of it."""
    values = [getattr(row, key) for row in rows]
    most = max(values)
    return say("ledger_alt", lang, name=term(key, lang), total=compact(sum(values)),
               most=compact(most), layer=rows[values.index(most)].name)  # fmt: skip
