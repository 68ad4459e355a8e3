"""Grids of any numbers as pictures in shades, beside each other."""

from ..derivations import plain
from ..units import shape_text
from .figure import Figure
from .shades import SIDE, shade
from .svg import Panel, text, text_width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from .svg import Grid


def pictures(images: "Sequence[tuple[Any, str]]", lang: str = "en") -> Figure:
    """Pictures with a label below each: the stronger the shade, the larger the number.

    An image is a grid (lists or an array); each has its own scale, from its smallest number to
    its largest.

    >>> pictures([([[0, 1], [2, 4]], "a"), ([[5]], "b")]).alt
    'a, 2×2; b, 1×1'
    """
    grids = [(plain(image), label) for image, label in images]
    told = [label + ", " + shape_text((len(grid), len(grid[0]))) for grid, label in grids]
    panels = [panel(grid, line) for (grid, _), line in zip(grids, told)]
    names = [label for _, label in grids]
    return Figure(", ".join(names), "; ".join(told), panels, lang, 2 * SIDE + 40)


def panel(image: "Grid", line: str) -> Panel:
    """One picture over its label; an image without any contrast is light."""
    values = [value for row in image for value in row]
    low, high = min(values), max(values)
    tall = SIDE * len(image) / len(image[0])
    body = shade(image, low, high if high > low else low + 1) + text(0, tall + 14, line)
    return Panel(max(SIDE, text_width(line)), tall + 26, body)
