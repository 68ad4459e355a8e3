"""Maps of use, against the counts and the pixels of the drawing."""

import re

from drawings import contents, root

import convdocs as cd
from convdocs import coverage, figures

SVG = "{http://www.w3.org/2000/svg}"


def test_a_small_map_shows_every_number() -> None:
    layer, shape = cd.Conv2d(1, 1, 3, padding=1), (1, 5, 6)
    shown = [text for text in contents(figures.coverage(layer, shape).svg) if text.isdigit()]
    assert shown == [str(n) for row in coverage.read_map(layer, shape) for n in row]


def areas(figure: figures.Figure, colour: str) -> float:
    """What the boxes of the map in a colour come to."""
    fill, drawn = f"--fig-{colour},", root(figure.svg).iter(SVG + "path")
    ways = "".join(one.attrib["d"] for one in drawn if fill in one.get("fill", ""))
    return sum(int(w) * int(h) for w, h in re.findall(r"h(\d+)v(\d+)h-", ways))


def test_holes_are_as_large_as_they_are_counted() -> None:
    """AlexNet's first kernel at stride 12: of its corner of 48 by 48, 4 rows and 4 columns."""
    layer, shape = cd.Conv2d(3, 64, 11, stride=12), (3, 227, 227)
    figure = figures.coverage(layer, shape)
    assert areas(figure, "second") / 64 == 48 * 48 - 44 * 44
    assert areas(figure, "accent") / 64 == 44 * 44
    never, once = coverage.read_tally(layer, shape)
    assert [times for times, _ in (never, once)] == [0, 1]
    assert "never read: 7\u202f848 pixels" in contents(figure.svg)
    assert "upper left corner: 48×48 of 227×227" in contents(figure.svg)


def test_all_pixels_may_be_unread() -> None:
    """A dilated pool whose taps all lie in the padding."""
    layer = cd.MaxPool2d((1, 2), padding=(0, 1), dilation=(1, 4))
    assert figures.coverage(layer, (1, 1, 3)).alt == "3 pixels; never read: 3 pixels."
