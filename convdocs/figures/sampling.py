"""A wave read with a stride, and the slower wave that it becomes."""

from math import cos, pi

from ..signals import alias
from ..units import show
from .figure import Figure
from .page_words import say
from .svg import WIDTH, Panel, colour, flow, number, path, tag, text, text_width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .svg import Points

TALL = 110  # units from the least value to the greatest
SIDE = 8  # of the dots at both ends


def sampled(cycles: int, length: int, stride: int, lang: str = "en") -> Figure:
    """A wave over `length` pixels, the pixels that a stride keeps, and the wave seen through them.

    >>> sampled(7, 16, 2).alt
    '7 cycles on 16 pixels; with stride 2, they look like 1.'
    """
    slow = alias(cycles, length, stride)
    names = [
        say("wave", lang, n=cycles),
        say("stride", lang, n=stride),
        say("looks_like", lang, n=show(slow)),
    ]
    key, top = legend(names)
    parts = [
        path([(0, top + TALL / 2), (WIDTH, top + TALL / 2)], stroke="line"),
        path(curve(cycles, length, top), stroke="muted"),
        path(curve(slow, length, top), stroke="accent", stroke_width=2.2, stroke_dasharray="7 4"),
        dots([point(cycles, length, t, top) for t in range(length)], 2.5, "muted"),
        dots([point(cycles, length, t, top) for t in range(0, length, stride)], 5, "accent"),
    ]
    numbers = {"n": cycles, "length": length, "stride": stride, "slow": show(slow)}
    panel = Panel(WIDTH, top + TALL + SIDE, key + "".join(parts))
    return Figure(
        say("wave_title", lang, **numbers), say("wave_alt", lang, **numbers), [panel], lang
    )


def point(cycles: float, length: int, t: float, top: float) -> tuple[float, float]:
    """Where a wave's value at pixel t stands."""
    height = (1 - cos(2 * pi * cycles * t / length)) / 2 * TALL
    return SIDE + t * (WIDTH - 2 * SIDE) / (length - 1), top + height


def curve(cycles: float, length: int, top: float) -> "Points":
    """A wave between its first and its last pixel, drawn smoothly."""
    steps = int(max(16 * cycles, 32))
    return [point(cycles, length, n * (length - 1) / steps, top) for n in range(steps + 1)]


def dots(centres: "Points", radius: float, fill: str) -> str:
    """Discs of one size and colour, as one shape."""
    arc = "a" + number(radius) + " " + number(radius) + " 0 1 1 "
    turn = arc + number(2 * radius) + " 0" + arc + number(-2 * radius) + " 0z"
    steps = ["M" + number(x - radius) + " " + number(y) + turn for x, y in centres]
    return tag("path", d="".join(steps), fill=colour(fill))


def legend(names: list[str]) -> tuple[str, float]:
    """What the wave, the dots and the dashes stand for; and where the drawing below begins."""
    places = flow([(30 + text_width(name), 14) for name in names], WIDTH, 14)
    (x, y), kept, slow = [(x, y + 8) for x, y in places]
    parts = [
        path([(x, y), (x + 22, y)], stroke="muted") + dots([(x + 11, y)], 2.5, "muted"),
        dots([(kept[0] + 11, kept[1])], 5, "accent"),
        path([slow, (slow[0] + 22, slow[1])], stroke="accent", stroke_width=2.2,
             stroke_dasharray="7 4"),
    ]  # fmt: skip
    parts += [text(x + 28, y + 8, name) for name, (x, y) in zip(names, places)]
    return "".join(parts), places[-1][1] + 30
