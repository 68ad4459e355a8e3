"""A stack of small kernels beside one large kernel: the same view, other numbers of weights."""

from ..fields import receptive_field
from ..layers import Layer
from ..stacks import stacked
from ..units import grouped, percent, shape_text
from .figure import Figure
from .page_words import say
from .svg import Panel, group, path, squares, text

WIDE = 196  # units of one side of the picture
TALL = 190  # of the planes in it
DOT = 10  # of a square that stands for a weight


class Plane:
    """A square map of cells lying flat in space, seen from the front and above."""

    def __init__(self, cells: int, cell: float, y: float) -> None:
        self.cells, self.cell, self.y = cells, cell, y

    def point(self, row: float, column: float) -> tuple[float, float]:
        """A corner of a cell in units of the drawing; rows come towards the viewer."""
        across, ahead = column - self.cells / 2, row - self.cells / 2
        return WIDE / 2 - 12 + self.cell * (across - 0.45 * ahead), self.y + 0.5 * self.cell * ahead

    def area(self, first: int, count: int) -> list[tuple[float, float]]:
        """The corners of a square of cells on the diagonal: back left, back right, and on."""
        last = first + count
        return [
            self.point(*at) for at in ((first, first), (first, last), (last, last), (last, first))
        ]

    def draw(self) -> str:
        """The map and its grid; a single cell is the output."""
        single = self.cells == 1
        parts = [path(self.area(0, self.cells), True, fill="accent" if single else "accent-soft")]
        for n in range(self.cells + 1):
            parts.append(path([self.point(n, 0), self.point(n, self.cells)]))
            parts.append(path([self.point(0, n), self.point(self.cells, n)]))
        return group("".join(parts), stroke="accent", stroke_width=1)


def beam(above: list[tuple[float, float]], below: list[tuple[float, float]]) -> str:
    """What connects a square with what it sees on the plane below."""
    outline = [above[0], above[1], below[1], below[2], below[3], above[3]]
    return path(outline, True, fill="accent-soft", fill_opacity=0.45, stroke="accent",
                stroke_width=1)  # fmt: skip


def side(layers: list[Layer], tall: int, lang: str) -> Panel:
    """The planes of a stack above each other, and its weights as squares below."""
    sizes = [receptive_field(layers[n:]).size[0] for n in range(len(layers) + 1)]
    cell = 22 if sizes[0] <= 5 else 110 / sizes[0]
    step = (TALL - 45) / len(layers)
    planes = [Plane(size, cell, TALL - 35 - step * n) for n, size in enumerate(sizes)]
    parts = [planes[0].draw()]
    for above, below, layer in zip(planes[1:], planes, layers):
        parts.append(beam(above.area(0, above.cells), below.area(0, below.cells)))
        kernel = (layer.window(None) or ())[0]
        if above.cells > 1:
            parts.append(
                beam(
                    above.area(above.cells // 2, 1),
                    below.area(below.cells // 2 - kernel[0] // 2, kernel[0]),
                )
            )
        parts.append(above.draw())
        (x0, y0), (x1, y1) = above.point(0, above.cells), below.point(0, below.cells)
        parts.append(text((x0 + x1) / 2 + 7, (y0 + y1) / 2 - 3, shape_text(kernel),
                          font_weight="bold", fill="second"))  # fmt: skip
    view = shape_text((sizes[0], sizes[0]))
    parts.append(text(WIDE / 2, TALL + 8, say("pixels_seen", lang, size=view), anchor="middle"))
    return weights(layers, tall, "".join(parts), lang)


def weights(layers: list[Layer], tall: int, above: str, lang: str) -> Panel:
    """The kernels' weights, one square each, and their sum."""
    counts = [layer.weights for layer in layers]
    kernels = [(layer.window(None) or ())[0] for layer in layers]
    wide = sum([kernel[1] * DOT for kernel in kernels]) + 16 * (len(kernels) - 1)
    x, top = (WIDE - wide) / 2, TALL + 30
    parts = [above]
    for height, width in kernels:
        parts.append(dots(x, top + (tall - height) * DOT / 2, height, width))
        x += width * DOT + 16
    total = say("weights", lang, count=grouped(sum(counts)))
    if len(counts) > 3:
        total = str(len(counts)) + " × " + grouped(counts[0]) + " = " + total
    elif len(counts) > 1:
        total = " + ".join([grouped(count) for count in counts]) + " = " + total
    y = top + tall * DOT + 16
    parts.append(
        text(WIDE / 2, y, total, anchor="middle", font_weight="bold", fill="second", font_size=16)
    )
    return Panel(WIDE, y + 10, "".join(parts))


def dots(x: float, y: float, height: int, width: int) -> str:
    """A kernel: a square for each weight."""
    corners = [(x + n % width * DOT, y + n // width * DOT) for n in range(height * width)]
    return squares(corners, DOT - 2, fill="second")


def stack_against_single(count: int = 2, kernel_size: int = 3, lang: str = "en") -> Figure:
    """`count` small kernels and the one large kernel that sees as much, with their weights.

    One channel in, between and out; no biases.

    >>> stack_against_single().title
    '18 weights see as much as 25'
    """
    small = stacked(kernel_size, count)
    size = receptive_field(small).size
    large = stacked(size[0], 1)
    few, many = [sum([layer.weights for layer in layers]) for layers in (small, large)]
    numbers = {"count": count, "few": few, "many": many, "size": shape_text(size),
               "kernel": shape_text((kernel_size, kernel_size)),
               "saved": percent(many - few, many, 0)}  # fmt: skip
    title = say("pair_title", lang, **numbers)
    heading = text(WIDE + 6, 13, title, anchor="middle", font_size=18, font_weight="bold")
    panels = [Panel(2 * WIDE + 12, 26, heading)]
    panels += [side(layers, size[0], lang) for layers in (small, large)]
    alt = say("pair_alt", lang, **numbers)
    return Figure(title, alt, panels, lang, limit=2 * WIDE + 12, heads=1)
