"""One axis of a padded input with the windows below it, for one or more ways of placing them."""

from ..arithmetic import span
from ..coverage import axis
from ..frameworks import Placing
from .figure import Figure
from .page_words import say
from .svg import Panel, grid_lines, group, moved, path, rect, text, text_width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

ROOM = 380  # units for the cells of the longest axis
LINE = 12  # from one row of windows to the next


class Strip:
    """One way of placing windows on an axis: what is drawn, in cells from the first zero on."""

    def __init__(self, i: int, k: int, s: int, d: int, placing: Placing) -> None:
        self.i, self.k, self.s, self.d = i, k, s, d
        self.size, self.before, self.after = placing
        self.span, self.padded = span(k, d), i + self.before + self.after
        self.end = (self.size - 1) * s + self.span  # of the last window
        self.reads = axis(i, k, s, self.before, d, self.size)
        # a window that begins inside but is not taken: floor, or the clipping of ceil
        self.left_over = self.end < self.padded and self.size * s < self.padded
        self.cells = max(self.padded, self.end, (self.size * s + self.span) * self.left_over)

    def rows(self) -> int:
        """How many rows the windows need so that none touches another."""
        return int(min(-(-(self.span + 1) // self.s), self.size + self.left_over))


def placing(
    i: int,
    k: int,
    s: int,
    cases: "Sequence[tuple[str, Placing]]",
    d: int = 1,
    lang: str = "en",
    title: str = "",
) -> Figure:
    """Where windows stand on an axis of i pixels; each case is (label, Placing of `frameworks`).

    Grey cells are padding, marked ones are never read, dots are taps. A dashed window begins
    inside but is not taken, because it would end outside or begins in the padding.

    >>> from convdocs import frameworks
    >>> placing(6, 3, 2, [("floor", frameworks.pytorch(6, 3, 2))]).alt
    'floor: output size 2, zeros 0 before and 0 after, 1 of 6 pixels never read.'
    """
    strips = [(label, Strip(i, k, s, d, one)) for label, one in cases]
    before = max([strip.before for _, strip in strips])  # so that pixel 1 stands below pixel 1
    longest = max([before - strip.before + strip.cells for _, strip in strips])
    cell = min(24, ROOM / longest)
    parts, wide, y = [], longest * cell, 0.0
    for label, strip in strips:
        line = label + say("colon", lang) + say("placing_size", lang, size=strip.size)
        body = cells(strip, cell, 20) + windows(strip, cell, 30 + cell)
        parts += [text(0, y + 8, line), moved(body, (before - strip.before) * cell, y)]
        wide, y = max(wide, text_width(line)), y + 44 + cell + LINE * strip.rows()
    alt = "".join([told(label, strip, lang) for label, strip in strips]).strip()
    panel = Panel(wide, y - 16, "".join(parts))
    return Figure(title or say("placing_title", lang), alt, [panel], lang)


def told(label: str, strip: Strip, lang: str) -> str:
    """One case in words."""
    numbers = {"size": strip.size, "before": strip.before, "after": strip.after,
               "holes": strip.reads.count(0), "pixels": strip.i}  # fmt: skip
    return label + say("colon", lang) + say("placing_alt", lang, **numbers)


def cells(strip: Strip, cell: float, y: float) -> str:
    """The zeros and the pixels with their numbers; pixels that are never read stand out."""
    parts = [rect(0, y, strip.padded * cell, cell, fill="fill")]
    parts.append(rect(strip.before * cell, y, strip.i * cell, cell, fill="paper"))
    for x, reads in enumerate(strip.reads):
        if reads == 0:
            place = (strip.before + x) * cell, y, cell, cell
            parts.append(rect(*place, fill="second-soft", stroke="second", stroke_width=1.5))
    parts.append(grid_lines(0, y, 1, strip.padded, cell))
    size = min(14, 0.6 * cell)
    names = [(n, "0", "muted") for n in range(strip.padded)]
    for x in range(strip.i):
        names[strip.before + x] = (strip.before + x, str(x + 1), "ink")
    parts += [text((n + 0.5) * cell, y + cell / 2, name, fill=fill, font_size=size)
              for n, name, fill in names]  # fmt: skip
    return group("".join(parts), text_anchor="middle")


def windows(strip: Strip, cell: float, y: float) -> str:
    """Each window as a line from its first tap to its last; the one left over is dashed."""
    parts = []
    for n in range(strip.size + strip.left_over):
        taken, at = n < strip.size, y + LINE * (n % strip.rows())
        first = n * strip.s * cell
        ends = [(first + 2, at), (first + strip.span * cell - 2, at)]
        colour = "accent" if taken else "second"
        parts.append(path(ends, stroke=colour, stroke_width=2.5,
                          stroke_dasharray=None if taken else "4 3"))  # fmt: skip
        taps = [first + (t * strip.d + 0.5) * cell for t in range(strip.k)]
        parts += [rect(x - 3, at - 3, 6, 6, fill=colour) for x in taps]
    return "".join(parts)
