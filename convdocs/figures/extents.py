"""Receptive fields of real networks to scale: bars over a row of the image."""

from ..errors import ArgumentError
from ..fields import nearest, within
from ..network import Ledger
from .figure import Figure
from .svg import SIZE, WIDTH, Panel, rect, text, text_width
from .words import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    Bar = tuple[str, int, int, str, str]  # name, first pixel, pixels, what is said, colour

PITCH = 20  # units from one bar to the next
THICK = 12
HEAD = 24  # for the line about the image
MOST = 16  # bars of one layer, at most


def field_bars(ledger: Ledger, lang: str = "en") -> Figure:
    """What one output of each layer sees of a row of the image, to scale and in its place.

    Drawn is the output whose field lies nearest to the middle. Layers that see exactly what the
    layer before them sees are left out.

    >>> from convdocs import named_network
    >>> field_bars(named_network("alexnet").ledger()).alt[-31:]
    'pool5 195, fc6 355 (227 of it).'
    """
    bars, width, before = [], ledger.input_shape[-1], None
    for row in ledger.rows:
        field = row.receptive_field
        if field is not None and field[:3] != before:
            size, count = field.size[1], row.output_shape[-1] if len(row.output_shape) > 1 else 1
            start = nearest(field, 1, count, width)
            colour = "second" if "Pool" in row.layer.kind else "accent"
            bars.append((row.name, start, size, str(size), colour))
            before = field[:3]
    sizes = [name + " " + size + clipped(start, int(size), width, lang)
             for name, start, _, size, _ in bars]  # fmt: skip
    alt = say("fields_alt", lang, width=width, sizes=say("comma", lang).join(sizes))
    return Figure(say("fields_title", lang, name=ledger.name), alt, [over(bars, width, lang)], lang)


def clipped(start: int, size: int, width: int, lang: str) -> str:
    """How much of a field lies in the image, in brackets, where not all of it does."""
    seen = within(start, size, width)[1]
    return "" if seen == size else say("field_clipped", lang, seen=seen)


def over(bars: "Sequence[Bar]", width: int, lang: str) -> Panel:
    """Bars over a band that stands for the image; what lies outside of it is dashed."""
    left = max([text_width(bar[0]) for bar in bars]) + 8
    right = max([text_width(bar[3]) for bar in bars]) + 8
    low, high = min([0] + [bar[1] for bar in bars]), max([width] + [b[1] + b[2] for b in bars])
    unit = (WIDTH - left - right) / (high - low)
    band = left - low * unit
    foot = HEAD + len(bars) * PITCH
    parts = [rect(band, HEAD - 4, width * unit, foot - HEAD + 4, fill="fill", stroke="line")]
    parts.append(text(band + width * unit / 2, SIZE / 2, say("image_across", lang, n=width),
                      anchor="middle", fill="muted"))  # fmt: skip
    outside = False
    for n, (name, start, size, said, colour) in enumerate(bars):
        y = HEAD + n * PITCH
        first, seen = within(start, size, width)
        parts.append(text(left - 8, y + THICK / 2, name, anchor="end"))
        parts.append(text(WIDTH - right + 8, y + THICK / 2, said))
        if seen < size:
            outside = True
            parts.append(rect(band + start * unit, y, size * unit, THICK, fill="paper",
                              stroke=colour, stroke_dasharray="3 3"))  # fmt: skip
        parts.append(rect(band + first * unit, y, max(seen * unit, 1), THICK, fill=colour))
    if outside:
        note = say("dashed_outside", lang)
        parts.append(text(left, foot + SIZE, note, fill="muted"))
    return Panel(WIDTH, foot + (2 * SIZE if outside else 4), "".join(parts))


def field_borders(ledger: Ledger, name: str, lang: str = "en") -> Figure:
    """What each output along one row of a layer's map sees: how much of it is image.

    Of a long row, evenly spaced outputs are drawn. Raises ArgumentError for an unknown layer.

    >>> from convdocs import named_network
    >>> field_borders(named_network("vgg16").ledger(), "pool5").alt
    'pool5: of 212 pixels, the image holds 122, 154, 186, 212, 186, 154, 122.'
    """
    rows = [row for row in ledger.rows if row.name == name and row.receptive_field]
    if not rows:
        names = ", ".join([row.name for row in ledger.rows if row.receptive_field])
        raise ArgumentError("not_choice", name="layer", value=name, names=names)
    field, count = rows[0].receptive_field, rows[0].output_shape[-1]
    width, size = ledger.input_shape[-1], field.size[1]
    bars, parts = [], []
    for unit in range(0, count, (count + MOST - 1) // MOST):
        start = field.start[1] + unit * field.stride[1]
        seen = str(within(start, size, width)[1])
        parts.append(seen)
        said = say("seen_of", lang, seen=seen, size=size)
        bars.append((say("unit", lang, n=unit), start, size, said, "accent"))
    alt = say("borders_alt", lang, name=name, size=size, seen=say("comma", lang).join(parts))
    return Figure(say("borders_title", lang, name=name), alt, [over(bars, width, lang)], lang)
