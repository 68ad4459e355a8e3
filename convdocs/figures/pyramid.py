"""Receptive fields drawn: a cut through the layers, and the input seen from above."""

from ..fields import receptive_field, receptive_fields
from ..layers import Layer
from ..units import pair_text, shape_text
from .figure import Figure
from .svg import Panel, grid_lines, group, moved, path, rect, squares, text
from .words import say

LEFT, RIGHT = 84, 134  # room for the names of the layers, and for the sizes of the fields
CELLS = 198  # room for the cells
TOP = 12  # above the first layer, for its name
PITCH = 52  # from one layer to the next


class Axis:
    """One axis of a stack: where the cells that one last output reaches lie, level by level."""

    def __init__(self, layers: list[Layer], side: int) -> None:
        fields = [receptive_field([])] + receptive_fields(layers)
        self.sizes = [field.size[side] for field in fields]
        self.strides = [field.stride[side] for field in fields]
        self.starts = [field.start[side] for field in fields]
        self.windows = [[pair[side] for pair in layer.window(None) or ()] for layer in layers]
        self.top = len(layers)
        self.first = self.starts[-1] - 1  # a margin of one cell on both sides
        self.count = self.sizes[-1] + 2
        self.cone = self.reach(self.top, 0)

    def reach(self, level: int, cell: int) -> list[list[int]]:
        """Indices of the cells at levels 0 ... level that a cell of `level` depends on."""
        reached = [[cell]]
        for k, s, p, d in reversed(self.windows[:level]):
            below = {i * s - p + t * d for i in reached[0] for t in range(k)}
            reached.insert(0, sorted(below))
        return reached

    def middle(self, level: int) -> int:
        """The middle one of the cells that the last output reaches at a level."""
        return self.cone[level][len(self.cone[level]) // 2]

    def centre(self, level: int, cell: int) -> float:
        """The middle of a cell in input cells from the drawing's left edge."""
        at = self.starts[level] + cell * self.strides[level] + self.sizes[level] / 2
        return float(at - self.first)

    def span(self, level: int) -> tuple[int, int]:
        """First input cell that the middle cell of a level sees, from the edge; and how many."""
        start = self.starts[level] + self.middle(level) * self.strides[level]
        return start - self.first, self.sizes[level]

    def visible(self, level: int) -> list[int]:
        """Indices of all cells of a level that fit into the drawing."""
        near = self.middle(level)
        cells = range(near - self.count, near + self.count + 1)
        return [n for n in cells if 0.5 <= self.centre(level, n) <= self.count - 0.5]

    def touched(self) -> list[tuple[int, int]]:
        """Runs of input cells that the last output really reads: (first from the edge, length)."""
        runs: list[tuple[int, int]] = []
        for cell in self.cone[0]:
            if runs and cell - self.first == sum(runs[-1]):
                runs[-1] = (runs[-1][0], runs[-1][1] + 1)
            else:
                runs.append((cell - self.first, 1))
        return runs


def growth(layers: list[Layer], lang: str = "en") -> Figure:
    """How the receptive field grows layer by layer: the layers cut through, the input from above.

    The cut shows every cell that one output of the last layer depends on; the squares on the
    input are what one output of each layer sees. Cells that a stride or a dilation skips stay
    empty. Layers without a window (ReLU, BatchNorm2d) are left out; borders are not drawn.

    >>> from convdocs import Conv2d
    >>> growth([Conv2d(1, 1, 3), Conv2d(1, 1, 3)]).alt
    'Layer by layer, what one output sees of the input grows: 3×3, 5×5.'
    """
    layers = [layer for layer in layers if layer.window(None)]
    rows, columns = Axis(layers, 0), Axis(layers, 1)
    field = receptive_field(layers)
    cell = min(24.0, CELLS / columns.count)
    height = TOP + PITCH * len(layers) + cell + 20
    body = drops(columns, rows, cell, height - 20) + moved(cut(layers, columns, cell, lang), 0, TOP)
    body += moved(plan(rows, columns, cell, lang), 0, height)
    sizes = [shape_text((h, w)) for h, w in zip(rows.sizes[1:], columns.sizes[1:])]
    alt = say("growth_alt", lang, sizes=say("comma", lang).join(sizes))
    if field.touched != field.size:
        counts = {"touched": area(field.touched), "all": area(field.size)}
        alt += say("growth_holes", lang, **counts)
        note = say("touches", lang, **counts)
        body += text(LEFT, height + rows.count * cell + 14, note, fill="accent")
        height += 20
    panel = Panel(LEFT + columns.count * cell + RIGHT, height + rows.count * cell + 4, body)
    return Figure(say("growth_title", lang), alt, [panel], lang)


def area(pair: tuple[int, int]) -> int:
    """Cells of a rectangle."""
    return pair[0] * pair[1]


def cut(layers: list[Layer], axis: Axis, cell: float, lang: str) -> str:
    """The side view: a row of cells for each layer above that of the input, and the cone."""
    parts = [cone(axis, level, cell) for level in range(len(layers), 0, -1)]
    for level in range(len(layers) + 1):
        y = PITCH * (len(layers) - level)
        lines = naming(layers[level - 1], level, lang) if level else [say("input", lang)]
        first = y + cell / 2 - 7.5 * (len(lines) - 1)
        for n, line in enumerate(lines):
            look = {"font_size": 13, "fill": "muted"} if n else {}
            parts.append(text(0, first + 15 * n, line, **look))
        parts.append(level_cells(axis, level, cell, y))
    return "".join(parts)


def naming(layer: Layer, level: int, lang: str) -> list[str]:
    """What stands beside a layer: its number, kernel, stride and dilation where not 1."""
    kernel, stride, _, dilation = layer.window(None) or ()
    size = shape_text(kernel)
    lines = [say("layer", lang, n=level)]
    lines.append(say("pool", lang, size=size) if "Pool" in layer.kind else size)
    for key, pair in (("stride", stride), ("dilation", dilation)):
        if pair != (1, 1):
            lines.append(say(key, lang, n=pair_text(pair)))
    return lines


def level_cells(axis: Axis, level: int, cell: float, y: float) -> str:
    """A row of cells: those in the cone are filled, the middle one is strong."""
    strong = axis.middle(level) if level else None
    looks: dict[str, list[tuple[float, float]]] = {"paper": [], "accent-soft": [], "accent": []}
    for n in axis.visible(level):
        fill = "accent-soft" if n in axis.cone[level] else "paper"
        fill = "accent" if n == strong else fill
        looks[fill].append((LEFT + (axis.centre(level, n) - 0.5) * cell, y))
    drawn = [squares(looks[fill], cell, fill=fill) for fill in ("paper", "accent-soft", "accent")]
    return group("".join(drawn), stroke="line")


def cone(axis: Axis, level: int, cell: float) -> str:
    """The area through which the middle cell of a level sees the input."""
    left, right = [], []
    reached = axis.reach(level, axis.middle(level))
    for n in range(level, -1, -1):
        y = PITCH * (axis.top - n)
        start = LEFT + (axis.centre(n, reached[n][0]) - 0.5) * cell
        end = LEFT + (axis.centre(n, reached[n][-1]) + 0.5) * cell
        left += [(start, y), (start, y + cell)]
        right += [(end, y), (end, y + cell)]
    return path(left + right[::-1], True, fill="accent-soft", stroke="accent", fill_opacity=0.4)


def plan(rows: Axis, columns: Axis, cell: float, lang: str) -> str:
    """The input from above: the cells read, and a square for the field of each layer."""
    parts = [
        rect(LEFT + x * cell, y * cell, width * cell, height * cell, fill="accent-soft")
        for y, height in rows.touched()
        for x, width in columns.touched()
    ]
    parts.append(grid_lines(LEFT, 0, rows.count, columns.count, cell))
    for n, line in enumerate((say("input", lang), say("from_above", lang))):
        middle = rows.count * cell / 2 - 8 + 16 * n
        parts.append(
            text(0, middle, line, fill="muted" if n else None, font_size=13 if n else None)
        )
    end, last = LEFT + columns.count * cell + 8, -99.0
    for level in range(rows.top, 0, -1):
        (y, height), (x, width) = rows.span(level), columns.span(level)
        last = max(y * cell, last + 18)
        parts.append(rect(LEFT + x * cell, y * cell, width * cell, height * cell,
                          fill="none", stroke="accent", stroke_width=2))  # fmt: skip
        parts.append(
            path([(LEFT + (x + width) * cell, y * cell), (end - 4, last)], stroke="accent")
        )
        label = say("sees", lang, n=level, size=shape_text((height, width)))
        parts.append(text(end, last, label, font_weight="bold" if level == rows.top else None))
    return "".join(parts)


def drops(columns: Axis, rows: Axis, cell: float, y: float) -> str:
    """Lines from the ends of each cone in the cut down to its square on the input."""
    parts = []
    for level in range(1, columns.top + 1):
        (x, width), (below, _) = columns.span(level), rows.span(level)
        ends = [LEFT + x * cell, LEFT + (x + width) * cell]
        parts += [path([(end, y), (end, y + 20 + below * cell)]) for end in ends]
    return group("".join(parts), stroke="accent", stroke_dasharray="2 3")
