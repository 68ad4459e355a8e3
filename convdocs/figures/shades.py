"""Images as shades: stripes, the stripes that a stride makes of them, and blurred first."""

from ..signals import blurred, folded, response, stripes
from ..units import percent, shape_text
from .figure import Figure
from .page_words import say
from .svg import Panel, group, number, rect, tag, text, text_width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .svg import Grid

SIDE = 192  # units of an image's width, whatever the number of its pixels
LEVELS = 9  # shades; an odd number has the grey in the middle
BLUR = (0.25, 0.5, 0.25)


def shade(image: "Grid", low: float, high: float) -> str:
    """An image as squares: the paper for `low`, the ink for `high`, rounded to a few levels."""
    cell = SIDE / len(image[0])
    runs: list[list[str]] = [[] for _ in range(LEVELS)]
    for y, row in enumerate(image):
        levels = [int((value - low) / (high - low) * (LEVELS - 1) + 0.5) for value in row]
        start = 0
        for x in range(1, len(levels) + 1):
            if x == len(levels) or levels[x] != levels[start]:
                left, top = edge(start, cell), edge(y, cell)
                size = edge(x, cell) - left, edge(y + 1, cell) - top
                runs[levels[start]].append(run(left, top, size[0], size[1]))
                start = x
    drawn = [
        tag("path", d="".join(runs[n]), fill_opacity=str(round(n / (LEVELS - 1), 2)))
        for n in range(1, LEVELS) if runs[n]
    ]  # fmt: skip
    frame = rect(0, 0, SIDE, len(image) * cell, fill="none", stroke="line")
    return group("".join(drawn), fill="ink", shape_rendering="crispEdges") + frame


def edge(n: int, cell: float) -> float:
    """Where the nth line between cells lies, in whole tenths: neighbours share it without a gap.

    >>> edge(1, 21.333), edge(2, 21.333)
    (21.3, 42.7)
    """
    return int(n * cell * 10 + 0.5) / 10


def run(x: float, y: float, width: float, height: float) -> str:
    """Neighbours of one shade as one rectangle."""
    across = number(width)
    return "M" + number(x) + " " + number(y) + "h" + across + "v" + number(height) + "h-" + across


def panel(image: "Grid", label: str) -> Panel:
    """An image of values from -1 to 1 over its label and its size."""
    tall = SIDE * len(image) / len(image[0])
    label += ", " + shape_text((len(image), len(image[0])))
    body = shade(image, -1, 1) + text(0, tall + 14, label)
    return Panel(max(SIDE, text_width(label)), tall + 26, body)


def aliased(across: int, down: int, size: int = 32, stride: int = 2, lang: str = "en") -> Figure:
    """Stripes, what a stride makes of them, and the same after a blur that weakens them first.

    The blur is the 3x3 kernel 1 2 1 by 1 2 1, over 16; `size` must be a multiple of the stride.

    >>> aliased(3, 14).title
    'Stripes that a stride turns round'
    """
    image, kept = stripes(across, down, size, size), size // stride
    soft = blurred(image, BLUR)
    left = response(BLUR, across, size) * response(BLUR, down, size)
    share = percent(round(1000 * left), 1000, 1)
    steps = (("image", image, 1), ("stride", image, stride), ("blurred", soft, stride))
    panels = [
        panel([row[::step] for row in grid[::step]], say(key, lang, n=stride))
        for key, grid, step in steps
    ]
    alt = say("aliased_alt", lang, n=stride, across=across, down=down, share=share,
              less=folded(across, kept), fewer=folded(down, kept))  # fmt: skip
    return Figure(say("aliased_title", lang), alt, panels, lang, limit=3 * SIDE + 60)
