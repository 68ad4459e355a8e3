"""Charts: lines over a plane with marked points, and horizontal bars."""

from ..terms import term
from ..units import show
from .figure import Figure
from .plane import Plane
from .svg import WIDTH, Panel, colour, flow, moved, number, path, tag, text, text_width
from .words import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from .svg import Look, Points

    Series = Sequence[tuple[str, Points]]
    Marks = Sequence[tuple[float, float, str]]
    Guides = Sequence[tuple[float, str]]

HEIGHT = 230  # units of the plane
# colour, dashes and shape of a series: never colour alone
LOOKS = (
    ("accent", None, "circle"),
    ("second", "7 4", "square"),
    ("ink", "2 3", "triangle"),
    ("muted", "9 3 2 3", "diamond"),
)
SHAPES = {
    "circle": "m-4 0a4 4 0 1 1 8 0a4 4 0 1 1-8 0z",
    "square": "m-4-4h8v8h-8z",
    "triangle": "m0-5l5 9h-10z",
    "diamond": "m0-5l5 5l-5 5l-5-5z",
}


def lines(
    series: "Series",
    marks: "Marks" = (),
    x_label: str = "",
    y_label: str = "",
    lang: str = "en",
    title: str = "",
    guides: "Guides" = (),
    log: bool = False,
) -> Figure:
    """Curves over a plane: each series is (name, points), each mark (x, y, label).

    `guides` are horizontal lines (y, label); `log` makes the upright axis logarithmic.

    >>> lines([("cost", [(5, 25), (6, 100)])], x_label="H").alt
    'cost: 25 at H = 5, 100 at H = 6.'
    """
    title = title or say("lines_title", lang, x=x_label, y=y_label)
    legend, top = key([name for name, _ in series])
    points = [point for _, points in series for point in points] + [(x, y) for x, y, _ in marks]
    heights = [y for _, y in points] + [y for y, _ in guides]
    room = max([text_width(label) + 8 for _, label in guides]) if len(guides) > 1 else 0
    plane = Plane([x for x, _ in points], heights, (WIDTH - room, HEIGHT), log)
    for y, _ in guides:
        plane.curve([(plane.x.low, y), (plane.x.high, y)])  # so that labels keep clear of it
    body = axes(plane, x_label)
    body += "".join([curve(plane, points, LOOKS[n]) for n, (_, points) in enumerate(series)])
    body += "".join([drop(plane, x, y) for x, y, _ in marks])
    body += "".join([mark(plane, *one) for one in marks]) + level_lines(plane, guides)
    body = legend + text(0, top + 8, y_label, fill="muted") + moved(body, 0, top + 24)
    alt = told(series, marks, guides, x_label, lang)
    return Figure(title, alt, [Panel(WIDTH, top + 24 + HEIGHT + 44, body)], lang)


def crossed(curves: "Series", cross: int | None, lang: str = "en") -> Figure:
    """Multiplications against H = W; from `cross` on, which is marked, the first curve is lower.

    >>> crossed([("2C", [(1, 2), (3, 6)]), ("C²", [(1, 1), (3, 9)])], 3).alt
    '2C: 2 at H = W = 1, 6 at H = W = 3; C²: 1 at H = W = 1, 9 at H = W = 3; H ≥ 3: 2C saves.'
    """
    label, points = curves[0]
    marks = [
        (size, cost, say("cheaper_from", lang, name=label, size=size))
        for size, cost in points
        if size == cross
    ]
    return lines(curves, tuple(marks), "H = W", term("multiplications", lang), lang,
                 say("size_title", lang), log=True)  # fmt: skip


def told(
    series: "Series",
    marks: "Marks",
    guides: "Guides",
    x_label: str,
    lang: str,
) -> str:
    """The chart in words: both ends of each curve, the marks and the guides."""
    said = [
        say("lines_alt", lang, name=name, x=x_label, x0=show(points[0][0]), y0=show(points[0][1]),
            x1=show(points[-1][0]), y1=show(points[-1][1]))
        for name, points in series
    ]  # fmt: skip
    said += [label for _, _, label in marks] + [label for _, label in guides]
    return say("semicolon", lang).join(said) + say("full_stop", lang)


def key(names: list[str]) -> tuple[str, float]:
    """A line of samples with names, wrapped; and its height. None for a single series."""
    sizes = [(36 + text_width(name), 12) for name in names]
    places = flow(sizes, WIDTH, 14)
    parts = []
    for name, (x, y), look in zip(names, places, LOOKS):
        parts.append(path([(x, y + 10), (x + 30, y + 10)], **stroke(look)))
        parts.append(symbol(x + 15, y + 10, look) + text(x + 36, y + 10, name))
    return "".join(parts), places[-1][1] + 26


def stroke(look: tuple[str, str | None, str]) -> "Look":
    """The line of a series."""
    return {"stroke": look[0], "stroke_width": 2.2, "stroke_dasharray": look[1]}


def symbol(x: float, y: float, look: tuple[str, str | None, str]) -> str:
    """The shape of a series at one point."""
    return tag("path", d="M" + number(x) + " " + number(y) + SHAPES[look[2]], fill=colour(look[0]))


def curve(plane: Plane, points: "Points", look: tuple[str, str | None, str]) -> str:
    """A series: its line, and its shape at no more than about ten points."""
    drawn = plane.curve(points)
    step = (len(drawn) + 9) // 10
    return path(drawn, **stroke(look)) + "".join([symbol(x, y, look) for x, y in drawn[::step]])


def axes(plane: Plane, x_label: str) -> str:
    """Ticks with their labels, faint lines across, and the name of the level axis."""
    parts = []
    for value, label in plane.y.ticks:
        y = plane.y.at(value)
        parts.append(path([(plane.left, y), (plane.width, y)], stroke="line", stroke_width=0.6))
        parts.append(text(plane.left - 6, y, label, anchor="end"))
    for value, label in plane.x.ticks:
        x = plane.x.at(value)
        parts.append(path([(x, plane.height), (x, plane.height + 5)], stroke="line"))
        inside = min(x, plane.width + 3 - text_width(label) / 2)  # a panel's edge is 3 units
        parts.append(text(inside, plane.height + 15, label, anchor="middle"))
    parts.append(path([(plane.left, 0), (plane.left, plane.height), (plane.width, plane.height)],
                      stroke="muted"))  # fmt: skip
    middle = (plane.left + plane.width) / 2
    parts.append(text(middle, plane.height + 35, x_label, anchor="middle", fill="muted"))
    return "".join(parts)


def level_lines(plane: Plane, guides: "Guides") -> str:
    """Level lines with their names at the right, moved apart where they are close."""
    dotted: Look = {"stroke": "muted", "stroke_dasharray": "1 3"}
    parts, last = [], 0.0
    for y, label in sorted(guides, reverse=True):
        line = [(plane.left, plane.y.at(y)), (plane.width, plane.y.at(y))]
        if len(guides) == 1:
            x, last = plane.free(plane.width, line[0][1], label)
            parts.append(path(line, **dotted) + text(x, last, label, anchor="middle", fill="muted"))
            break
        last = max(last + 17, line[0][1])
        end = plane.width + 6
        parts.append(path(line + [(end, last)], **dotted))
        parts.append(text(end + 2, last, label, fill="muted"))
    return "".join(parts)


def drop(plane: Plane, x: float, y: float) -> str:
    """A dashed line from a point down to the level axis."""
    ends = [(plane.x.at(x), plane.y.at(y)), (plane.x.at(x), plane.height)]
    return path(ends, stroke="ink", stroke_dasharray="3 3")


def mark(plane: Plane, x: float, y: float, label: str) -> str:
    """A ring around a point, and the label where there is room."""
    at = plane.x.at(x), plane.y.at(y)
    ring = tag("circle", cx=at[0], cy=at[1], r=7, fill="none", stroke=colour("ink"), stroke_width=2)
    place = plane.free(at[0], at[1], label)
    lead = path([at, place], stroke="ink") if abs(place[1] - at[1]) > 30 else ""
    halo: Look = {
        "paint_order": "stroke",
        "stroke": "paper",
        "stroke_width": 4,
        "stroke_linejoin": "round",
    }
    words = text(place[0], place[1], label, anchor="middle", font_weight="bold", **halo)
    return lead + ring + words
