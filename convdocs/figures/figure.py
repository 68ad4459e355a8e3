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

SCALE = 1.3  # pixels a unit where there is room
NARROW = 0.77  # pixels a unit on the narrowest screen: two panels of 200 beside each other in 328


def canvas(body: str, size: tuple[float, float], **attributes: object) -> str:
    """The root element with the font all text shares."""
    attributes["viewBox"] = "0 0 " + number(size[0]) + " " + number(size[1])
    attributes.update({"fill": colour("ink"), "font_family": FONT, "font_size": SIZE})
    return tag("svg", body, xmlns="http://www.w3.org/2000/svg", **attributes)


def inline(panel: Panel) -> str:
    """A panel as an element of a page."""
    style = (
        "display:block;margin:auto;width:100%;overflow:visible;max-width:"
        + number(panel.width * SCALE)
        + "px"
    )
    return canvas(panel.body, (panel.width, panel.height), style=style)


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
        sizes = [(panel.width, panel.height) for panel in self.panels]
        for n in range(self.heads):
            sizes[n] = (max(sizes[n][0], self.limit), sizes[n][1])
        places = flow(sizes, self.limit)
        corners = [
            (x + panel.width, y + panel.height) for (x, y), panel in zip(places, self.panels)
        ]
        width = max([x for x, _ in corners]) + 2 * GAP
        height = max([y for _, y in corners]) + 2 * GAP
        body = [moved(panel.body, GAP + x, GAP + y) for panel, (x, y) in zip(self.panels, places)]
        paper = rect(0, 0, width, height, fill="paper")
        title = tag("title", escape(self.title))
        pixels = {"width": number(width * SCALE), "height": number(height * SCALE)}
        label = {"role": "img", "aria_label": self.alt, "lang": self.lang}
        return canvas(title + paper + "".join(body), (width, height), **pixels, **label)

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
        body = "".join(pieces[: self.heads]) + tag(
            "div", "".join(pieces[self.heads :]), style=style
        )
        attributes = {"role": "img", "aria_label": self.alt, "lang": lang or self.lang}
        attributes.update({"class": "drawing", "data_search_exclude": "true"})
        return tag("div", body, **attributes)
