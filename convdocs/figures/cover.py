"""A map of how often a layer reads each pixel of its input: borders weak, holes marked."""

from ..coverage import axes, read_tally
from ..layers import Layer
from ..units import grouped, show
from .cells import cells, first, shaded
from .figure import Figure
from .page_words import say
from .svg import GAP, SIZE, WIDTH, Panel, flow, moved, rect, text, text_width


def coverage(layer: Layer, shape: tuple[int, ...], lang: str = "en") -> Figure:
    """How often a layer reads each pixel of one channel, for one output channel.

    The darker, the more often; what is never read has a colour of its own. Of a large map only
    the upper left corner is drawn; the numbers beside it hold for the whole.
    Raises as `coverage.read_tally` does.

    >>> from convdocs import Conv2d
    >>> coverage(Conv2d(1, 1, 3, padding=1), (1, 5, 5)).alt
    '25 pixels; read 4×: 4 pixels, read 6×: 12 pixels, read 9×: 9 pixels.'
    """
    sides, tally = [first(*one) for one in axes(layer, shape)], read_tally(layer, shape)
    most = tally[-1][0] or 1
    drawn = len(sides[0]), len(sides[1])
    boxes = [cells(sides[0], sides[1], most)]
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


def swatch(x: float, y: float, width: float, height: float, share: float) -> str:
    """An area as dark as its share of the most frequent use."""
    return rect(x, y, width, height, **shaded(share))
