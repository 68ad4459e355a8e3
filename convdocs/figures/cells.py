"""The cells of a map, the darker the more often they are read; holes in a colour of their own."""

from ..coverage import reads
from ..units import fixed
from .svg import Panel, grid_lines, group, number, paint, tag, text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .svg import Look

NUMBERED = 16  # cells on a side up to which the numbers stand in them
SHOWN = 48  # cells on a side that are drawn of a larger map: its upper left corner


def first(i: int, k: int, s: int, p: int, d: int, o: int) -> list[int]:
    """How often the first positions of an axis are read."""
    return [reads(x, i, k, s, p, d, o) for x in range(min(i, SHOWN))]


def cells(rows: list[int], columns: list[int], most: int) -> Panel:
    """The map of products of rows and columns: a shape for each shade, and numbers that fit."""
    cell = 22.0 if max(len(rows), len(columns)) <= NUMBERED else 8.0
    areas = shapes(rows, columns, cell)
    parts = [tag("path", d=areas[n], **paint(shaded(n / most))) for n in sorted(areas)]
    if cell >= 22:
        parts.append(grid_lines(0, 0, len(rows), len(columns), cell))
        parts.append(group("".join([
            text((x + 0.5) * cell, (y + 0.5) * cell, str(down * over))
            for y, down in enumerate(rows) for x, over in enumerate(columns) if down * over
        ]), text_anchor="middle"))  # fmt: skip
    return Panel(len(columns) * cell, len(rows) * cell, "".join(parts))


def shapes(rows: list[int], columns: list[int], cell: float) -> dict[int, str]:
    """The outline of all that is read equally often, by how often: a box for each pair of runs.

    >>> shapes([1], [1, 0, 1], 8)
    {1: 'M0 0h8v8h-8zM16 0h8v8h-8z', 0: 'M8 0h8v8h-8z'}
    """
    across = []
    for x, width, over in runs(columns):
        wide = number(width * cell)
        across.append((over, "M" + number(x * cell) + " ", "h" + wide, "h-" + wide + "z"))
    found: dict[int, list[str]] = {}
    for y, height, down in runs(rows):
        top, tall = number(y * cell), "v" + number(height * cell)
        for over, start, there, back in across:
            found.setdefault(down * over, []).append(start + top + there + tall + back)
    return {times: "".join(boxes) for times, boxes in found.items()}


def runs(values: list[int]) -> list[tuple[int, int, int]]:
    """Equal neighbours: (first, how many, value).

    >>> runs([2, 3, 3, 2])
    [(0, 1, 2), (1, 2, 3), (3, 1, 2)]
    """
    found: list[tuple[int, int, int]] = []
    for n, value in enumerate(values):
        if found and found[-1][2] == value:
            first, length, _ = found.pop()
            found.append((first, length + 1, value))
        else:
            found.append((n, 1, value))
    return found


def shaded(share: float) -> "Look":
    """The look of an area by its share of the most frequent use."""
    if not share:
        return {"fill": "second", "stroke": "paper", "stroke_width": 0.5}
    # up to a half, so that numbers on it can be read
    shade = fixed(int(100 * share + 0.5), 200, 3).rstrip("0").rstrip(".")
    return {"fill": "accent", "fill_opacity": shade, "stroke": "line", "stroke_width": 0.5}
