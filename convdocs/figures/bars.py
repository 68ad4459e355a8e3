"""Horizontal bars, one or more series beside each other."""

from ..units import show
from .figure import Figure
from .svg import WIDTH, Panel, flow, rect, text, text_width
from .words import say

THICK = 20  # units of a bar
# fill and outline of a series: full, and hollow with a strong outline
LOOKS = (("accent", "accent"), ("second-soft", "second"), ("accent-soft", "accent"))


def bars(
    labels: list[str],
    values: list[float] | list[tuple[str, list[float]]],
    title: str = "",
    lang: str = "en",
) -> Figure:
    """Horizontal bars with their labels and values; `values` may be several (name, values).

    >>> bars(["5×5", "7×7"], [("3×3", [18, 27]), ("one kernel", [25, 49])]).alt
    '5×5: 3×3 18, one kernel 25; 7×7: 3×3 27, one kernel 49.'
    """
    series = named(values)
    rows = [(label, [numbers[n] for _, numbers, _ in series]) for n, label in enumerate(labels)]
    looks = [look for _, _, look in series]
    highest = max([value for _, numbers in rows for value in numbers])
    left = max([text_width(label) for label in labels]) + 10
    room = WIDTH - left - text_width(show(highest)) - 8
    scale = room / (highest or 1)
    parts, top = legend([(name, look) for name, _, look in series])
    group_height = THICK * len(series) + 12
    for n, (label, numbers) in enumerate(rows):
        y = top + n * group_height
        parts.append(text(left - 10, y + THICK * len(series) / 2, label, anchor="end"))
        for at, (value, look) in enumerate(zip(numbers, looks)):
            parts += bar(left, y + at * THICK, value * scale, value, look)
    panel = Panel(WIDTH, top + len(labels) * group_height - 12, "".join(parts))
    alt = told(rows, [name for name, _, _ in series], lang)
    return Figure(title or say("bars_title", lang), alt, [panel], lang)


def named(
    values: list[float] | list[tuple[str, list[float]]],
) -> "list[tuple[str, list[float], tuple[str, str]]]":
    """The series with their names and looks; a single one has no name."""
    several = [one for one in values if isinstance(one, tuple)]
    several = several or [("", [one for one in values if not isinstance(one, tuple)])]
    return [(name, numbers, look) for (name, numbers), look in zip(several, LOOKS)]


def bar(x: float, y: float, length: float, value: float, look: tuple[str, str]) -> list[str]:
    """One bar with its value at the end."""
    fill, outline = look
    return [
        rect(x, y + 1, max(length, 1), THICK - 3, fill=fill, stroke=outline),
        text(x + length + 6, y + THICK / 2 - 0.5, show(value)),
    ]


def legend(entries: list[tuple[str, tuple[str, str]]]) -> tuple[list[str], float]:
    """A line of samples with names, each (name, look), and its height; none for a single one."""
    if [name for name, _ in entries] == [""]:
        return [], 0
    places = flow([(24 + text_width(name), 14) for name, _ in entries], WIDTH, 16)
    parts = []
    for (name, (fill, outline)), (x, y) in zip(entries, places):
        parts.append(rect(x, y + 2, 14, 12, fill=fill, stroke=outline))
        parts.append(text(x + 20, y + 8, name))
    return parts, places[-1][1] + 30


def told(rows: list[tuple[str, list[float]]], names: list[str], lang: str) -> str:
    """All bars in words."""
    said = []
    for label, values in rows:
        numbers = [(name + " " if name else "") + show(v) for name, v in zip(names, values)]
        said.append(label + say("colon", lang) + say("comma", lang).join(numbers))
    return say("semicolon", lang).join(said) + say("full_stop", lang)
