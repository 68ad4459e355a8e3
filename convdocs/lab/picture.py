"""The picture of a layer: its first windows on the padded input, and where they go."""

from collections import namedtuple

from ..arithmetic import span
from ..figures.figure import Figure
from ..figures.svg import Panel, colour, number, rect, squares, tag, text, text_width
from ..layers import Conv2d, Layer
from ..pools import Pool2d
from ..units import pair_text, shape_text
from .answer import escape, translator

LARGEST = 14  # cells across that can still be told apart on a phone
ROOM = 360  # units for the cells of both grids
LABEL = 24  # height of a line below a grid

WORDS = {
    "title": ("The first windows", "最初的几个窗口"),
    "alt": (
        "A window of {kernel} with stride {stride} on the input of {input}; the output is {out}.",
        "{kernel} 的窗口以步幅 {stride} 在 {input} 的输入上滑动；输出为 {out}。",
    ),
    "input": ("input {size}", "输入 {size}"),
    "output": ("output {size}", "输出 {size}"),
    "corner": ("upper left corner", "左上角"),
    "key": (
        "The filled cells lead to the filled cell of the output; dashed are the next windows "
        "across and down; padding is grey.",
        "填色的格子得出输出中填色的那一格；虚线是向右和向下的下一个窗口；灰色为填充。",
    ),
    "large": (
        "The window is too large to be drawn.",
        "窗口过大，无法绘制。",
    ),
}
say = translator(WORDS)

# One axis: cells with their padding, before it, of the image; window's span, taps, dilation,
# stride; windows.
Axis = namedtuple("Axis", "cells before image span taps apart stride windows")


def picture(layer: Layer, shape: tuple[int, ...], lang: str) -> str:
    """The first windows of a layer that has windows, as far as they can be drawn."""
    if not isinstance(layer, (Conv2d, Pool2d)):
        return ""
    rows, columns = [axis(layer, shape, n) for n in (0, 1)]
    if max(rows.span, columns.span) > LARGEST:
        return '<p class="key">' + escape(say("large", lang)) + "</p>"
    sizes = {"input": shape_text(shape[1:]), "out": shape_text(layer.output_shape(shape)[1:])}
    sizes.update({"kernel": shape_text(layer.kernel_size), "stride": pair_text(layer.stride)})
    across = shown(columns.cells) + shown(columns.windows)
    cell = min(22, ROOM / across)
    panels = [
        labelled(looking(rows, columns, cell), (rows.cells, columns.cells), cell,
                 say("input", lang, size=sizes["input"]), lang),
        labelled(made(rows, columns, cell), (rows.windows, columns.windows), cell,
                 say("output", lang, size=sizes["out"]), lang),
    ]  # fmt: skip
    figure = Figure(say("title", lang), say("alt", lang, **sizes), panels, lang)
    return figure.html() + '<p class="key">' + escape(say("key", lang)) + "</p>"


def axis(layer: "Conv2d | Pool2d", shape: tuple[int, ...], n: int) -> Axis:
    """Height (0) or width (1) of a layer on its input."""
    taps, stride, apart = layer.kernel_size[n], layer.stride[n], layer.dilation[n]
    if isinstance(layer, Pool2d):
        before = after = layer.padding[n]
    else:
        before, after = layer.padding_sides[n]
    windows = layer.output_shape(shape)[n + 1]
    wide = span(taps, apart)
    cells = max(before + shape[n + 1] + after, (windows - 1) * stride + wide)
    return Axis(cells, before, shape[n + 1], wide, taps, apart, stride, windows)


def shown(cells: int) -> int:
    """How many of so many cells are drawn."""
    return min(cells, LARGEST)


def looking(rows: Axis, columns: Axis, cell: float) -> str:
    """The input in its padding, and on it the first windows."""
    high, wide = shown(rows.cells), shown(columns.cells)
    top, left = min(rows.before, high), min(columns.before, wide)
    bottom, right = min(rows.before + rows.image, high), min(columns.before + columns.image, wide)
    taps = [
        (x * columns.apart * cell, y * rows.apart * cell)
        for y in range(rows.taps) for x in range(columns.taps)
    ]  # fmt: skip
    return "".join([
        rect(0, 0, wide * cell, high * cell, fill="line", fill_opacity=0.5),
        rect(left * cell, top * cell, (right - left) * cell, (bottom - top) * cell, fill="paper"),
        squares(taps, cell, fill="second-soft"),
        lines(rows.cells, columns.cells, cell),
        frames(rows, columns, (rows.stride, columns.stride), (rows.span, columns.span),
               (high, wide), cell, "second"),
    ])  # fmt: skip


def made(rows: Axis, columns: Axis, cell: float) -> str:
    """The output, with the first values marked as their windows are."""
    limits = shown(rows.windows), shown(columns.windows)
    return "".join([
        rect(0, 0, limits[1] * cell, limits[0] * cell, fill="paper"),
        rect(0, 0, cell, cell, fill="accent-soft"),
        lines(rows.windows, columns.windows, cell),
        frames(rows, columns, (1, 1), (1, 1), limits, cell, "accent"),
    ])  # fmt: skip


def frames(
    rows: Axis, columns: Axis, step: tuple[int, int], size: tuple[int, int],
    limits: tuple[int, int], cell: float, stroke: str,
) -> str:  # fmt: skip
    """The first place, and dashed the next across and down where they are drawn whole."""
    places = []
    if columns.windows > 1 and step[1] + size[1] <= limits[1]:
        places.append((step[1], 0, "4 3"))
    if rows.windows > 1 and step[0] + size[0] <= limits[0]:
        places.append((0, step[0], "4 3"))
    return "".join([
        rect(x * cell, y * cell, size[1] * cell, size[0] * cell, fill="none", stroke=stroke,
             stroke_width=2.2, stroke_dasharray=dashes)
        for x, y, dashes in places + [(0, 0, None)]
    ])  # fmt: skip


def lines(rows: int, columns: int, cell: float) -> str:
    """The lines of a grid; where cells are left out, they run on."""
    high, wide = shown(rows), shown(columns)
    down = number((high + 0.5 * (rows > high)) * cell)
    over = number((wide + 0.5 * (columns > wide)) * cell)
    marks = ["M0 " + number(n * cell) + "h" + over for n in range(high + 1)]
    marks += ["M" + number(n * cell) + " 0v" + down for n in range(wide + 1)]
    return tag("path", d="".join(marks), fill="none", stroke=colour("line"))


def labelled(body: str, cells: tuple[int, int], cell: float, label: str, lang: str) -> Panel:
    """A grid with what it is below it, and whether it is only a corner."""
    high, wide = shown(cells[0]) * cell, shown(cells[1]) * cell
    rest = [say("corner", lang)] if max(cells) > LARGEST else []
    parts = [body]
    for n, line in enumerate([label] + rest):
        parts.append(text(0, high + 0.5 * cell + LABEL * 0.5 + 18 * n, line, fill="muted"))
    width = max([wide + 0.5 * cell] + [text_width(line) for line in [label] + rest])
    return Panel(width, high + 0.5 * cell + LABEL + 18 * len(rest), "".join(parts))
