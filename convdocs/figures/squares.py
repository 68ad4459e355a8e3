"""Squares on a square image, to scale: the receptive fields of a real network from above."""

from ..fields import within
from ..units import shape_text
from .figure import Figure
from .page_words import say
from .svg import Panel, path, rect, text, text_width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    Square = tuple[str, int, int]  # name, first row and column, side

SIDE = 250  # units that squares and image take together
EDGE = 4  # units around them
LINE = 17  # from one line of a label to the next


def field_squares(image: int, squares: "Sequence[Square]", lang: str = "en") -> Figure:
    """Squares on an image, all in its pixels: filled inside the image, dashed beyond its border.

    A square is (name, first row and column, side).

    >>> field_squares(224, [("corner", -90, 212), ("middle", 62, 100)]).alt
    '224×224: corner 212×212 (122×122 in the image), middle 100×100.'
    """
    low = min([0] + [start for _, start, _ in squares])
    high = max([image] + [start + size for _, start, size in squares])
    unit = SIDE / (high - low)
    origin, side = EDGE - low * unit, image * unit
    parts = [rect(origin, origin, side, side, fill="fill", stroke="ink")]
    last, most = -float(LINE), 0.0
    for name, start, size in sorted(squares, key=lambda square: -square[2]):
        parts += outlined(start, size, image, origin, unit)
        lines = said(name, start, size, image, lang)
        at = origin + start * unit
        last = max(at + 6, last + LINE)
        parts.append(path([(at + size * unit, at), (SIDE + 14, last)], stroke="accent"))
        for line in lines:
            parts.append(text(SIDE + 18, last, line, fill=None if line == lines[0] else "muted"))
            last, most = last + LINE, max(most, text_width(line))
        last -= LINE
    across = shape_text((image, image))
    names = [joined(said(name, start, size, image, lang)) for name, start, size in squares]
    alt = across + say("colon", lang) + say("comma", lang).join(names) + say("full_stop", lang)
    panel = Panel(SIDE + 18 + most, max(SIDE + 2 * EDGE, last + 8), "".join(parts))
    return Figure(say("squares_title", lang, size=across), alt, [panel], lang)


def outlined(start: int, size: int, image: int, origin: float, unit: float) -> list[str]:
    """A square's outline, and its part inside the image as an area."""
    first, seen = within(start, size, image)
    inner, outer = origin + first * unit, origin + start * unit
    return [
        rect(inner, inner, seen * unit, seen * unit, fill="accent", fill_opacity="0.18"),
        rect(outer, outer, size * unit, size * unit, fill="none", stroke="accent",
             stroke_width=2, stroke_dasharray=None if seen == size else "5 4"),
    ]  # fmt: skip


def said(name: str, start: int, size: int, image: int, lang: str) -> list[str]:
    """A square's name and size, and on a second line how much of it is image if not all is."""
    seen = within(start, size, image)[1]
    lines = [name + " " + shape_text((size, size))]
    return (
        lines if seen == size else lines + [say("part_seen", lang, seen=shape_text((seen, seen)))]
    )


def joined(lines: list[str]) -> str:
    """Two lines as one, the second in brackets.

    >>> joined(["field 9×9", "5×5 of it"])
    'field 9×9 (5×5 of it)'
    """
    return " ".join(lines[:1] + ["(" + line + ")" for line in lines[1:]])
