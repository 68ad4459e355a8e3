"""SVG as text: a few shapes, one palette, and the Figure that holds them.

Colours are CSS variables with a literal fallback, so that a page can theme a drawing and a file
can stand alone. No shape has an id, so that a figure may stand twice on one page.
"""

from collections import namedtuple

from ..units import THIN

TYPE_CHECKING = False  # MicroPython has no typing; mypy takes this for true
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    Points = Sequence[tuple[float, float]]
    Grid = Sequence[Sequence[Any]]
    Look = dict[str, Any]  # attributes of a shape

# name: (light, dark). The light one is the fallback of its variable.
PALETTE = {
    "ink": ("#1a1a1a", "#e8eaed"),  # text and strong lines
    "muted": ("#5b6168", "#a9afb6"),  # text of lesser weight
    "line": ("#b9bec5", "#565c63"),  # grids and axes
    "fill": ("#f2f3f5", "#26292e"),  # a cell that plays no part
    "accent": ("#0b5cad", "#84bdf7"),  # the thing looked at
    "accent-soft": ("#cfe2f6", "#21436a"),
    "second": ("#a8420a", "#f3a873"),  # what it is held against
    "second-soft": ("#fbdfcb", "#5b3519"),
    "paper": ("#ffffff", "#16181b"),
}

WIDTH = 400  # units a drawing may be wide, so that 14 units of text can be read on a phone
SIZE = 14  # units of ordinary text
GAP = 12  # units between two panels, and around them
SCALE = 1.3  # pixels a unit, where there is room

FONT = "var(--fig-font, system-ui, 'Noto Sans', 'PingFang SC', 'Noto Sans CJK SC', sans-serif)"


def colour(name: str) -> str:
    """A colour of the palette as CSS.

    >>> colour("ink")
    'var(--fig-ink, #1a1a1a)'
    """
    return "var(--fig-" + name + ", " + PALETTE[name][0] + ")"


def escape(text: str) -> str:
    """Text as XML content or as a quoted attribute.

    >>> escape('a < "b" & c')
    'a &lt; &quot;b&quot; &amp; c'
    """
    text = text.replace("&", "&amp;").replace("<", "&lt;")
    return text.replace(">", "&gt;").replace('"', "&quot;")


def number(value: float) -> str:
    """A coordinate with at most one decimal.

    >>> number(3.0), number(2.26), number(-0.01)
    ('3', '2.3', '0')
    """
    tenths = int(abs(value) * 10 + 0.5)
    whole, rest = divmod(tenths, 10)
    return ("-" if value < 0 and tenths else "") + str(whole) + ("." + str(rest) if rest else "")


def tag(name: str, content: str = "", **attributes: "Any") -> str:
    """An element; None leaves an attribute out, and `_` in its name stands for `-`.

    >>> tag("g", "x", font_size=14, fill=None)
    '<g font-size="14">x</g>'
    """
    parts = [name]
    for key in sorted(attributes):
        value = attributes[key]
        if value is not None:
            text = number(value) if isinstance(value, (int, float)) else str(value)
            parts.append(key.replace("_", "-") + '="' + escape(text) + '"')
    opening = "<" + " ".join(parts)
    return opening + ">" + content + "</" + name + ">" if content else opening + "/>"


def paint(attributes: "Look") -> "Look":
    """Attributes whose `fill` and `stroke` name colours of the palette, as CSS."""
    painted = dict(attributes)
    for key in ("fill", "stroke"):
        if painted.get(key) in PALETTE:
            painted[key] = colour(str(painted[key]))
    return painted


def group(content: str, **attributes: "Any") -> str:
    """Shapes that share attributes."""
    return tag("g", content, **paint(attributes))


def squares(corners: "Points", side: float, **attributes: "Any") -> str:
    """Squares of one size and look by their upper left corners, as one shape."""
    way = "h" + number(side) + "v" + number(side) + "h-" + number(side) + "z"
    steps = ["M" + number(x) + " " + number(y) + way for x, y in corners]
    return tag("path", d="".join(steps), **paint(attributes)) if corners else ""


def grid_lines(x: float, y: float, rows: int, columns: int, cell: float, height: float = 0) -> str:
    """The lines of a grid as one shape; cells are square unless a height is given."""
    height = height or cell
    wide, tall = "h" + number(columns * cell), "v" + number(rows * height)
    marks = ["M" + number(x) + " " + number(y + n * height) + wide for n in range(rows + 1)]
    marks += ["M" + number(x + n * cell) + " " + number(y) + tall for n in range(columns + 1)]
    return tag("path", d="".join(marks), fill="none", stroke=colour("line"))


def moved(content: str, x: float, y: float) -> str:
    """Shapes in another place."""
    return tag("g", content, transform="translate(" + number(x) + " " + number(y) + ")")


def rect(x: float, y: float, width: float, height: float, **attributes: "Any") -> str:
    """A rectangle by its upper left corner."""
    return tag("rect", x=x, y=y, width=width, height=height, **paint(attributes))


def path(points: "Points", close: bool = False, **attributes: "Any") -> str:
    """A line through points; closed, an area."""
    steps = "L".join([number(x) + " " + number(y) for x, y in points])
    attributes.setdefault("fill", "none")
    return tag("path", d="M" + steps + ("Z" if close else ""), **paint(attributes))


def text(x: float, y: float, content: str, **attributes: "Any") -> str:
    """A line of text whose middle height is y; `anchor` is start, middle or end."""
    size = attributes.get("font_size") or SIZE
    anchor = attributes.pop("anchor", "start")
    attributes["text_anchor"] = None if anchor == "start" else anchor
    return tag("text", apart(lowered(escape(content))), x=x, y=y + 0.36 * size, **paint(attributes))


def lowered(content: str) -> str:
    """C_in, C_mid, C_out with the index set lower.

    >>> lowered("C_mid = 64")
    'C<tspan dy="3" font-size="11">mid</tspan><tspan dy="-3"> = 64</tspan>'
    """
    for index in ("in", "mid", "out"):
        first, sign, rest = content.partition("C_" + index)
        if sign:
            rest = tag("tspan", rest, dy=-3) if rest else ""
            content = first + "C" + tag("tspan", index, dy=3, font_size=11) + rest
    return content


def apart(content: str) -> str:
    r"""Groups of digits set apart by a wider letter, so that what is copied is a number.

    >>> apart("11\u202f268")
    '1<tspan letter-spacing="2.4">1</tspan>268'
    """
    whole, *groups = content.split(THIN)
    for group in groups:
        if whole[-1:].isdigit() and group[:3].isdigit():
            whole = whole[:-1] + tag("tspan", whole[-1], letter_spacing=2.4) + group
        else:
            whole += THIN + group
    return whole


def text_width(content: str, size: float = SIZE) -> float:
    """About how wide a line of text is: a Chinese character is one em, others a little over half.

    >>> text_width("3×3", 10), text_width("感受野", 10)
    (18.6, 30)
    """
    return sum([size if ord(letter) > 0x2E7F else 0.62 * size for letter in content])


# A piece of a figure; where a page is narrow, panels move below each other.
Panel = namedtuple("Panel", ["width", "height", "body"])


def flow(sizes: "Points", limit: float, gap: float = GAP) -> list[tuple[float, float]]:
    """Where boxes (width, height) stand when they are set like words on lines of one width.

    >>> flow([(60, 10), (60, 20), (60, 10)], limit=140, gap=10)
    [(0, 0), (70, 0), (0, 30)]
    """
    places: list[tuple[float, float]] = []
    x: float = 0
    y: float = 0
    line: float = 0
    for width, height in sizes:
        if places and x + width > limit:
            x, y, line = 0, y + line + gap, 0
        places.append((x, y))
        x, line = x + width + gap, max(line, height)
    return places
