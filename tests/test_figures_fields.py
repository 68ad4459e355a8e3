"""Receptive fields drawn to scale: each bar and square where the published numbers put it."""

import re
from collections.abc import Iterator

import numpy as np
import pytest
from drawings import ALEXNET, SVG, VGG, contents, root
from published import GOOGLE

import convdocs as cd
from convdocs import figures
from convdocs.figures.shades import LEVELS, SIDE

Box = tuple[float, float, float, float]
FIELDS = {name: row[2:] for name, row in GOOGLE["vgg16"].items()}  # size, stride, padding


def boxes(svg: str, **look: str | None) -> Iterator[Box]:
    """(x, y, width, height) of the rectangles with these attributes; colours by their name."""
    for rect in root(svg).iter(SVG + "rect"):
        seen = {key: rect.get(key.replace("_", "-")) for key in look}
        if {key: value and plain(value) for key, value in seen.items()} == look:
            yield tuple(float(rect.attrib[key]) for key in ("x", "y", "width", "height"))


def plain(value: str) -> str:
    """`accent` for `var(--fig-accent, #0b5cad)`."""
    return re.sub(r"var\(--fig-([a-z-]+),.*", r"\1", value)


def bars(svg: str, colour: str) -> list[Box]:
    return list(boxes(svg, fill=colour, stroke=None))


def scale(svg: str, width: int) -> tuple[float, float]:
    """Where pixel 0 stands, and units a pixel: the band is the image."""
    ((x, _, wide, _),) = boxes(svg, fill="fill", stroke="line")
    return x, wide / width


def test_each_bar_is_as_long_as_the_published_field() -> None:
    svg = figures.field_bars(VGG).svg
    _, unit = scale(svg, 224)
    pools = [width / unit for _, _, width, _ in bars(svg, "second")]
    assert pools == pytest.approx([FIELDS[f"pool{n}"][0] for n in range(1, 6)], abs=0.3)
    shown = contents(svg)
    for name, (size, _, _) in FIELDS.items():
        assert shown[shown.index(name) + 1] == str(size)


def test_each_bar_stands_where_one_output_sees() -> None:
    """It begins at a multiple of the stride from the published padding, next to the middle."""
    svg = figures.field_bars(VGG).svg
    zero, unit = scale(svg, 224)
    starts = {}
    for row, name in enumerate(word for word in contents(svg)[1:] if not word.isdigit()):
        starts[name] = next((x for x, y, *_ in bars(svg, "accent") + bars(svg, "second")
                             if round((y - 24) / 20) == row), None)  # fmt: skip
    for name, (size, stride, padding) in FIELDS.items():
        start = (starts[name] - zero) / unit
        outputs = (start + padding) / stride
        assert outputs == pytest.approx(round(outputs), abs=0.1)
        assert abs(start + size / 2 - 112) <= stride / 2 + 0.2


def test_what_reaches_beyond_the_image_is_dashed() -> None:
    """The first fully connected layer of VGG-16 spans 404 pixels, of AlexNet 355."""
    for ledger, width, span in ((VGG, 224, 212 + 6 * 32), (ALEXNET, 227, 195 + 5 * 32)):
        svg = figures.field_bars(ledger).svg
        zero, unit = scale(svg, width)
        ((x, _, wide, _),) = boxes(svg, stroke_dasharray="3 3")
        assert wide / unit == pytest.approx(span, abs=0.5)
        inner = bars(svg, "accent")[-1]
        assert (inner[0], inner[2] / unit) == (pytest.approx(zero), pytest.approx(width, abs=0.3))
        assert x < zero
        assert f"fc6 {span} ({width} of it)" in figures.field_bars(ledger).alt


def test_layers_that_see_no_more_have_no_bar() -> None:
    names = figures.field_bars(ALEXNET).alt
    assert re.findall(r"[a-z]+\d", names) == ["conv1", "pool1", "conv2", "pool2", "conv3", "conv4",
                                              "conv5", "pool5", "fc6"]  # fmt: skip


def test_a_field_beside_the_image_has_no_filled_part() -> None:
    """Outputs that see only padding."""
    net = cd.Network("far", "", (1, 3, 3), [("conv", cd.Conv2d(1, 1, 1, padding=2))])
    figure = figures.field_borders(net.ledger(), "conv")
    assert "holds 0, 0, 1, 1, 1, 0, 0." in figure.alt


def test_the_border_takes_from_each_output_what_lies_in_the_padding() -> None:
    """Of VGG-16's seven outputs in a row, only the middle one sees image and nothing else."""
    size, stride, padding = FIELDS["pool5"]
    pixels = np.arange(224)
    seen = []
    for unit in range(7):
        first = unit * stride - padding
        seen.append(int(((pixels >= first) & (pixels < first + size)).sum()))
    figure = figures.field_borders(VGG, "pool5")
    assert [word for word in contents(figure.svg) if " of " in word] == [
        f"{one} of {size}" for one in seen
    ]
    zero, unit = scale(figure.svg, 224)
    dashed = [(round((x - zero) / unit), round(wide / unit))
              for x, _, wide, _ in boxes(figure.svg, stroke_dasharray="3 3")]  # fmt: skip
    assert dashed == [(n * stride - padding, size) for n in (0, 1, 2, 4, 5, 6)]


def test_of_a_long_row_some_outputs_are_drawn() -> None:
    svg = figures.field_borders(ALEXNET, "conv1").svg
    drawn = [int(word.split()[1]) for word in contents(svg) if word.startswith("output")]
    assert drawn == list(range(0, 55, 4))
    assert "dashed: outside the image" not in contents(svg)


def test_an_unknown_layer_is_refused_with_the_names_that_there_are() -> None:
    with pytest.raises(cd.ArgumentError, match=r"'pool9'\) must be one of conv1, relu1"):
        figures.field_borders(ALEXNET, "pool9")


def test_squares_keep_their_places_on_the_image() -> None:
    squares = [("a", -90, 212), ("b", 62, 100)]
    figure = figures.field_squares(224, squares)
    ((x, y, wide, tall),) = boxes(figure.svg, fill="fill", stroke="ink")
    unit = wide / 224
    assert (x, wide) == (y, tall)
    outlines = list(boxes(figure.svg, fill="none", stroke="accent"))
    for (_, start, size), (left, top, width, height) in zip(squares, outlines, strict=True):
        assert left == top == pytest.approx(x + start * unit, abs=0.2)
        assert width == height == pytest.approx(size * unit, abs=0.2)
    filled = [(left - x, wide) for left, _, wide, _ in boxes(figure.svg, fill="accent")]
    assert filled[0] == (pytest.approx(0, abs=0.1), pytest.approx(122 * unit, abs=0.2))
    outlines = [rect for rect in root(figure.svg).iter(SVG + "rect")
                if rect.get("stroke-width") == "2"]  # fmt: skip
    assert [rect.get("stroke-dasharray") for rect in outlines] == ["5 4", None]


def counts(n: int) -> np.ndarray:
    """Paths through n layers of three taps: the powers of 1 + x + x^2."""
    row = np.ones(1, dtype=object)
    for _ in range(n):
        row = np.convolve(row, np.ones(3, dtype=object))
    return row


@pytest.mark.parametrize("n", [1, 4, 9])
def test_each_pixel_is_as_dark_as_it_has_paths(n: int) -> None:
    svg = figures.path_map([("one", cd.stacked(3, n))]).svg
    size = 2 * n + 1
    cell, image = SIDE / size, np.zeros((size, size))
    for path in root(svg).iter(SVG + "path"):
        for x, y, across in re.findall(r"M(\S+) (\S+?)h([\d.]+)v", path.attrib["d"]):
            row, column = round(float(y) / cell), round(float(x) / cell)
            image[row, column : column + round(float(across) / cell)] = path.get("fill-opacity")
    whole = np.outer(counts(n), counts(n)).astype(float)
    assert np.abs(image - whole / whole.max()).max() <= 0.5 / (LEVELS - 1) + 0.006


@pytest.mark.parametrize("n", [3, 10, 40])
def test_the_square_holds_95_per_cent_of_the_paths_and_no_smaller_one_does(n: int) -> None:
    size, row = 2 * n + 1, counts(n)
    share = {width: (row[(size - width) // 2 : (size + width) // 2].sum() / row.sum()) ** 2
             for width in range(1, size + 1, 2)}  # fmt: skip
    core = min(width for width in share if share[width] >= 0.95)
    figure = figures.path_map([("one", cd.stacked(3, n))])
    assert f"95\u202f% of paths in {core}×{core}" in contents(figure.svg)
    ((x, y, wide, tall),) = boxes(figure.svg, fill="none", stroke="second")
    assert x == y == pytest.approx((SIDE - wide) / 2, abs=0.1)
    assert wide == tall == pytest.approx(SIDE * core / size, rel=0.05)


def test_a_large_field_is_drawn_in_blocks() -> None:
    """VGG-16's 212 pixels; the figure stays small and symmetric."""
    layers = [layer for _, layer in cd.named_network("vgg16").layers][:31]
    figure = figures.path_map([("one", layers)])
    assert len(figure.html()) < 40_000
    assert figure.alt.startswith("one: 212×212 pixels")


def curves(svg: str) -> list[list[tuple[float, float]]]:
    """The points of each curve, the samples of the key aside."""
    found = []
    for element in root(svg).iter(SVG + "path"):
        if element.get("stroke-width") == "2.2":
            pairs = re.findall(r"[ML](\S+?) ([^LZ]+)", element.attrib["d"])
            found.append([(float(x), float(y)) for x, y in pairs])
    return found[len(found) // 2 :]


def test_the_bell_beside_the_paths_has_their_variance() -> None:
    """Ten layers of three taps: the variance is ten times 2/3."""
    paths, bell = curves(figures.path_curve("10 × 3×3", cd.stacked(3, 10)).svg)
    share = counts(10) / 3**10
    x = np.arange(-10, 11)
    normal = np.exp(-(x**2) / (2 * 20 / 3)) / np.sqrt(2 * np.pi * 20 / 3)
    floor = max(y for _, y in paths)
    unit = (floor - min(y for _, y in paths)) / float(share.max())
    assert [(floor - y) / unit for _, y in paths] == pytest.approx(share.astype(float), abs=2e-3)
    assert [(floor - y) / unit for _, y in bell] == pytest.approx(normal, abs=2e-3)


def test_the_middle_is_named_with_its_share() -> None:
    """The central trinomial coefficient of row 10 is 8953 (OEIS A002426)."""
    share = 100 * 8953 / 3**10
    said = contents(figures.path_curve("10 × 3×3", cd.stacked(3, 10)).svg)
    assert f"{share:.2f}\u202f% in the middle" in said


def test_the_field_grows_by_two_a_layer_and_its_core_more_slowly() -> None:
    fields, cores = curves(figures.path_growth(3, 40).svg)
    step = (fields[0][1] - fields[-1][1]) / 39 / 2  # units a pixel
    grown = [(fields[0][1] - y) / step for _, y in cores]
    for n in (1, 10, 40):
        size, row = 2 * n + 1, counts(n)
        core = min(width for width in range(1, size + 1, 2)
                   if (row[(size - width) // 2 : (size + width) // 2].sum() / row.sum()) ** 2
                   >= 0.95)  # fmt: skip
        assert grown[n - 1] == pytest.approx(core - 3, abs=0.2)
