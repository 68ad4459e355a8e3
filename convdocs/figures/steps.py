"""One convolution executed window by window, with every product written out."""

from .. import derivations
from ..derivations import Window, plain
from ..layers import Conv2d
from ..units import show
from .figure import Figure
from .grids import LABEL, cell_size, framed, grid, in_row, operator
from .page_words import say
from .svg import GAP, WIDTH, Panel, moved, rect, text, text_width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .svg import Grid, Look

LINE = 18  # from one line of text to the next


def factor(value: int) -> str:
    """A factor; a negative one in parentheses."""
    return "(" + show(value) + ")" if value < 0 else show(value)


def written(step: Window) -> list[str]:
    """The sum of products, one line for each row of the kernel, and its value."""
    rows = [" + ".join([factor(a) + "⋅" + factor(b) for a, b in row]) for row in step.products]
    lines = [("+ " if n else "") + row for n, row in enumerate(rows)]
    return lines + ["= " + show(step.value)]


def windows(
    image: "Grid",
    kernel: "Grid",
    stride: int | tuple[int, int] = 1,
    padding: int | tuple[int, int] | str = 0,
    lang: str = "en",
) -> Figure:
    """Every window of a convolution: where the kernel stands, its products, and their sum.

    One channel, plain sums, multiplications counted while executing.

    >>> windows([[1, 2, 3, 4]], [[1, 0, -1]]).alt
    '[1 2 3 4] ∗ [1 0 −1] = [−2 −2]. 2 windows × 3 = 6 multiplications.'
    """
    kernel, image = plain(kernel), plain(image)
    rows = derivations.windows(image, kernel, stride, padding)
    steps = [step for row in rows for step in row]
    output = [[step.value for step in row] for row in rows]
    count = sum([len(row) for step in steps for row in step.products])
    counts = {"windows": len(steps), "each": count // len(steps), "count": show(count)}
    note = say("windows_count", lang, **counts)
    parts = [show(image), "∗", show(kernel), "=", show(output)]
    alt = " ".join(parts) + say("stop", lang) + note + say("full_stop", lang)
    sides = Conv2d(1, 1, (len(kernel), len(kernel[0])), stride, padding).padding_sides
    field = derivations.padded(image, sides)
    inside = [sides[0][0], sides[1][0], len(image), len(image[0])]
    panels = [opening(image, kernel, output, note, lang)]
    panels += [panel(field, inside, step, n, output, lang) for n, step in enumerate(steps)]
    limit = 3 * max([one.width for one in panels[1:]]) + 2 * GAP
    return Figure(say("windows_title", lang), alt, panels, lang, limit, heads=1)


def opening(image: "Grid", kernel: "Grid", output: "Grid", note: str, lang: str) -> Panel:
    """The whole convolution in one line, and how many multiplications it takes."""
    cell = max(cell_size(image), cell_size(kernel), cell_size(output))
    row = in_row([
        framed(image, cell, say("input", lang), LABEL), operator("∗", LABEL),
        framed(kernel, cell, say("kernel", lang), LABEL, "second-soft"), operator("=", LABEL),
        framed(output, cell, say("output", lang), LABEL, "accent-soft"),
    ], 1.1 * WIDTH)  # fmt: skip
    wide = max(row.width, text_width(note))
    caption = text(wide / 2, row.height + 18, note, anchor="middle", font_weight="bold")
    return Panel(wide, row.height + 34, moved(row.body, (wide - row.width) / 2, 0) + caption)


def panel(
    field: "Grid",
    image: list[int],
    step: Window,
    n: int,
    output: "Grid",
    lang: str,
) -> Panel:
    """One window: on the input, in the sum, and as a value of the output."""
    cell, small = cell_size(field), cell_size(output)
    left, high = len(field[0]) * cell, max(len(field) * cell, len(output) * small)
    body = moved(looking(field, image, step, cell), 0, (high - len(field) * cell) / 2)
    body += text(left + 11, high / 2, "→", anchor="middle")
    body += moved(growing(output, n, small), left + 22, (high - len(output) * small) / 2)
    title = say("window", lang, n=n + 1, windows=len(output) * len(output[0]))
    lines = written(step)
    looks: list[Look] = [{}] * (len(lines) - 1) + [{"fill": "accent", "font_weight": "bold"}]
    parts = [text(0, 8, title, fill="muted"), moved(body, 0, 20)]
    parts += [text(0, high + 34 + LINE * at, line, **looks[at]) for at, line in enumerate(lines)]
    wide = max(
        [left + 22 + len(output[0]) * small] + [text_width(line) for line in lines + [title]]
    )
    return Panel(wide, high + 34 + LINE * len(lines) - 8, "".join(parts))


def looking(field: "Grid", image: list[int], step: Window, cell: float) -> str:
    """The padded input: its zeros on a grey ground, the window framed."""
    top, left, height, width = [n * cell for n in image]
    under = rect(left, top, width, height, fill="paper")
    window = [n * cell for n in (step.left, step.top, len(step.products[0]), len(step.products))]
    under += rect(*window, fill="second-soft")
    frame = rect(*window, fill="none", stroke="second", stroke_width=2.5)
    return grid(field, cell, "fill", under) + frame


def growing(output: "Grid", n: int, cell: float) -> str:
    """The output map with the values up to the n-th; the n-th stands out."""
    width = len(output[0])
    rows = [
        [value if y * width + x <= n else None for x, value in enumerate(row)]
        for y, row in enumerate(output)
    ]
    place = n % width * cell, n // width * cell, cell, cell
    outline = rect(*place, fill="none", stroke="accent", stroke_width=2.5)
    return grid(rows, cell, "fill", rect(*place, fill="accent-soft")) + outline
