"""A drawing with its text alternative: as a file, and inside a page."""

from .svg import (
    FONT,
    GAP,
    PALETTE,
    SIZE,
    Panel,
    colour,
    escape,
    flow,
    moved,
    number,
    rect,
    tag,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .svg import Look

XMLNS = "http://www.w3.org/2000/svg"
OURS = "application/vnd.convdocs+html"  # what only this site's pages show
EDGE = 3  # units around a panel, for the lines on its border
SCALE = 1.3  # pixels a unit where there is room
NARROW = 0.77  # pixels a unit on the narrowest screen: two panels of 200 beside each other in 328


def canvas(body: str, width: float, height: float, edge: float, look: "Look") -> str:
    """The root element: an edge around the drawing for its lines, and the font of all text."""
    box = [-edge, -edge, width + 2 * edge, height + 2 * edge]
    attributes: Look = {"viewBox": " ".join([number(n) for n in box]), "fill": colour("ink")}
    attributes.update({"font_family": FONT, "font_size": SIZE, "xmlns": XMLNS})
    attributes.update(look)
    return tag("svg", body, **attributes)


def inline(panel: Panel) -> str:
    """A panel as an element of a page."""
    most = number((panel.width + 2 * EDGE) * SCALE)
    style = "display:block;margin:auto;width:100%;max-width:" + most + "px"
    return canvas(panel.body, panel.width, panel.height, EDGE, {"style": style})


class Figure:
    """A drawing: `svg` is a complete file, `alt` says in words what it shows.

    >>> from convdocs.figures.svg import text
    >>> figure = Figure("A sign", "It says 3.", [Panel(40, 20, text(20, 10, "3"))])
    >>> figure.svg[:5], figure.alt
    ('<svg ', 'It says 3.')
    """

    def __init__(
        self,
        title: str,
        alt: str,
        panels: list[Panel],
        lang: str = "en",
        limit: float = 0,
        heads: int = 0,
    ) -> None:
        self.title = title
        self.alt = alt
        self.panels = panels
        self.lang = lang
        self.limit = limit  # width of a line of panels in the file; 0 sets them below each other
        self.heads = heads  # how many of the panels take a line of their own

    @property
    def svg(self) -> str:
        """The whole drawing as one SVG file."""
        boxes = self.laid()
        width = max([x + panel.width for x, _, panel in boxes])
        height = max([y + panel.height for _, y, panel in boxes])
        whole = {"width": width + 2 * GAP, "height": height + 2 * GAP}
        body = tag("title", escape(self.title)) + rect(-GAP, -GAP, **whole, fill="paper")
        body += "".join([moved(panel.body, x, y) for x, y, panel in boxes])
        look: Look = {name: number(value * SCALE) for name, value in whole.items()}
        look.update({"role": "img", "aria_label": self.alt, "lang": self.lang})
        return canvas(body, width, height, GAP, look)

    def laid(self) -> list[tuple[float, float, Panel]]:
        """Where each panel stands in the file; a head stands in the middle of its line."""
        wide = [0 if n >= self.heads else self.limit for n in range(len(self.panels))]
        pairs = list(zip(wide, self.panels))
        places = flow([(max(w, panel.width), panel.height) for w, panel in pairs], self.limit)
        return [
            (x + max(w - panel.width, 0) / 2, y, panel) for (x, y), (w, panel) in zip(places, pairs)
        ]

    def file(self, dark: bool = False) -> str:
        """The same with plain colours, for programs that know no CSS variables."""
        drawing = self.svg.replace(FONT, "sans-serif")
        for name, shades in PALETTE.items():
            drawing = drawing.replace(colour(name), shades[dark])
        return drawing

    def html(self, lang: str = "") -> str:
        """The drawing inside a page; its panels stand beside each other where there is room."""
        pieces = [inline(panel) for panel in self.panels]
        usual = max([panel.width for panel in self.panels[self.heads :]])
        least = "min(100%," + number(usual * NARROW) + "px)"
        style = "display:grid;justify-items:center;gap:20px " + str(GAP) + "px;"
        style += "grid-template-columns:repeat(auto-fit,minmax(" + least + ",1fr))"
        rest = tag("div", "".join(pieces[self.heads :]), style=style)
        attributes = {"role": "img", "aria_label": self.alt, "lang": lang or self.lang}
        attributes.update({"class": "drawing", "data_search_exclude": "true"})
        return tag("div", "".join(pieces[: self.heads]) + rest, **attributes)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        """What a notebook shows: a picture with its own ground, and on this site the page's."""
        return {"text/plain": self.alt, "image/svg+xml": self.file(), OURS: self.html()}
