"""A map of how often a layer reads each pixel of its input: borders weak, holes marked."""

from ..coverage import axes, read_tally, reads
from ..layers import Layer
from ..units import grouped, show
from .figure import Figure
from .grids import grid_lines
from .svg import GAP, SIZE, WIDTH, Panel, flow, group, moved, rect, text, text_width
from .words import say

NUMBERED = 16  # cells on a side up to which the numbers stand in them
SHOWN = 48  # cells on a side that are drawn of a larger map: its upper left corner
HOLE = "second"  # the colour of pixels that are never read


def coverage(layer: Layer, shape: tuple[int, ...], lang: str = "en") -> Figure:
    """How often a layer reads each pixel of one channel, for one output channel.

    The darker, the more often; what is never read has a colour of its own. Of a large map only
    the upper left corner is drawn; the numbers beside it hold for the whole.
    Raises as `coverage.read_tally` does.

    >>> from convdocs import Conv2d
    >>> coverage(Conv2d(1, 1, 3, padding=1), (1, 5, 5)).alt
    '25 pixels; read 4×: 4 pixels, read 6×: 12 pixels, read 9×: 9 pixels.'
    """
    sides, tally = [line(*one) for one in axes(layer, shape)], read_tally(layer, shape)
    most = tally[-1][0] or 1
    cell = 22.0 if max([len(side) for side in sides]) <= NUMBERED else 8.0
    drawn = len(sides[0]), len(sides[1])
    boxes = [Panel(drawn[1] * cell, drawn[0] * cell, body(sides[0], sides[1], cell, most))]
    if drawn != shape[1:]:
        note = say("cover_corner", lang, shown=show(drawn), all=show(shape[1:]))
        boxes.append(Panel(text_width(note), SIZE, text(0, SIZE / 2, note, fill="muted")))
    names = named(tally, lang)
    boxes.append(legend([(times / most, name) for (times, _), name in zip(tally, names)]))
    whole = say("cover_of", lang, all=grouped(sum([pixels for _, pixels in tally])))
    alt = whole + say("comma", lang).join(names) + say("full_stop", lang)
    return Figure(say("cover_title", lang), alt, [stacked(boxes)], lang)


def stacked(boxes: list[Panel]) -> Panel:
    """Boxes below each other, each in the middle."""
    wide, y, parts = max([box.width for box in boxes]), 0.0, []
    for box in boxes:
        parts.append(moved(box.body, (wide - box.width) / 2, y))
        y += box.height + GAP
    return Panel(wide, y - GAP, "".join(parts))


def legend(entries: list[tuple[float, str]]) -> Panel:
    """A sample of each shade with its name, in as many lines as they need."""
    sizes = [(20 + text_width(name), SIZE) for _, name in entries]
    places = flow(sizes, WIDTH - 20, 10)
    parts = [
        swatch(x, y, SIZE, SIZE, share) + text(x + 20, y + SIZE / 2, name)
        for (share, name), (x, y) in zip(entries, places)
    ]
    wide = max([x + size[0] for (x, _), size in zip(places, sizes)])
    return Panel(wide, places[-1][1] + SIZE, "".join(parts))


def named(tally: list[tuple[int, int]], lang: str) -> list[str]:
    """Each number of times with its pixels."""
    return [say("cover_times" if times else "cover_never", lang, times=times,
                pixels=grouped(pixels)) for times, pixels in tally]  # fmt: skip


def line(i: int, k: int, s: int, p: int, d: int, o: int) -> list[int]:
    """How often the first positions of an axis are read."""
    return [reads(x, i, k, s, p, d, o) for x in range(min(i, SHOWN))]


def body(rows: list[int], columns: list[int], cell: float, most: int) -> str:
    """The map: an area for each run of equal rows and columns, and the numbers where they fit."""
    parts = []
    for y, height, down in runs(rows):
        for x, width, over in runs(columns):
            share = down * over / most
            parts.append(swatch(x * cell, y * cell, width * cell, height * cell, share))
    if cell >= 22:
        parts.append(grid_lines(0, 0, len(rows), len(columns), cell))
        parts.append(group("".join([
            text((x + 0.5) * cell, (y + 0.5) * cell, str(down * over))
            for y, down in enumerate(rows) for x, over in enumerate(columns) if down * over
        ]), text_anchor="middle"))  # fmt: skip
    return "".join(parts)


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


def swatch(x: float, y: float, width: float, height: float, share: float) -> str:
    """An area as dark as its share of the most frequent use; a hole in its own colour."""
    if not share:
        return rect(x, y, width, height, fill=HOLE, stroke="paper", stroke_width=0.5)
    shade = int(100 * share + 0.5) / 200  # up to a half, so that numbers on it can be read
    return rect(x, y, width, height, fill="accent", fill_opacity=str(shade),
                stroke="line", stroke_width=0.5)  # fmt: skip
