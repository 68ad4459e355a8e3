"""The drawn receptive field against one pixel of noise sent through NumPy."""

import itertools
import re
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from drawings import HOLES, MIXED, SVG, contents, placed, root

import convdocs as cd
from convdocs import figures
from convdocs.layers import Layer

C = cd.Conv2d
STACKS = {
    "two": cd.stacked(3, 2),
    "four": cd.stacked(3, 4),
    "strides": [C(1, 1, 3, stride=2), C(1, 1, 3, stride=2)],
    "holes": HOLES,
    "mixed": MIXED,
    "gaps": [C(1, 1, 1, stride=2), C(1, 1, 2)],
    "padded": [C(1, 1, 3, padding=40)],
    "pooled": [C(1, 1, 3), cd.AvgPool2d(2), C(1, 1, 3)],
}
each = pytest.mark.parametrize("layers", STACKS.values(), ids=STACKS)


def seen(layers: list[Layer]) -> np.ndarray:
    """The input pixels that reach one output, found by changing each pixel in turn.

    All weights are 1, so no two effects cancel; one row and one column stand for all.
    """
    size = 101
    positions = [effect(layers, size, axis) for axis in (0, 1)]
    return np.outer(*positions)


def effect(layers: list[Layer], size: int, axis: int) -> np.ndarray:
    """For each pixel along one axis, whether the output in the middle changes with it."""
    outputs = []
    for position in range(size):
        x = np.zeros(size, dtype=np.int64)
        x[position] = 1
        for layer in layers:
            x = through(layer, x, axis)
        outputs.append(x)
    middle = len(outputs[0]) // 2
    return np.array([output[middle] != 0 for output in outputs])


def through(layer: Layer, x: np.ndarray, axis: int) -> np.ndarray:
    """A line of pixels through one layer whose weights are all 1; any pooling is a sum."""
    window = layer.window(None)
    if window is None:
        return x
    k, s, p, d = (pair[axis] for pair in window)
    padded = np.pad(x, p)
    places = range(0, len(padded) - d * (k - 1), s)
    return np.array([padded[place : place + d * (k - 1) + 1 : d].sum() for place in places])


@each
def test_the_label_of_the_last_layer_is_what_it_sees(layers: list[Layer]) -> None:
    rows, columns = np.nonzero(seen(layers))
    size = f"{np.ptp(rows) + 1}×{np.ptp(columns) + 1}"
    last = len([layer for layer in layers if layer.window(None)])
    assert f"layer {last} sees {size}" in contents(figures.growth(layers).svg)
    assert f"第 {last} 层看到 {size}" in contents(figures.growth(layers, "zh").svg)


@each
def test_the_pixels_filled_are_the_pixels_read(layers: list[Layer]) -> None:
    """The same pattern, from its first row and column to its last."""
    svg = figures.growth(layers).svg
    side = cell(svg)
    filled = [[value / side for value in area] for area in areas(svg, "fill", "accent-soft")]
    left, top = min(x for x, *_ in filled), min(y for _, y, *_ in filled)
    drawn = {
        (round(y - top) + row, round(x - left) + column)
        for x, y, width, height in filled
        for row in range(round(height)) for column in range(round(width))
    }  # fmt: skip
    rows, columns = np.nonzero(seen(layers))
    assert drawn == set(zip((rows - rows.min()).tolist(), (columns - columns.min()).tolist()))


@each
def test_each_layer_s_square_is_as_large_as_what_it_sees(layers: list[Layer]) -> None:
    """The outermost square lies exactly around the pixels read; all lie inside it."""
    windowed = [layer for layer in layers if layer.window(None)]
    svg = figures.growth(layers).svg
    squares, filled = areas(svg, "stroke", "accent"), areas(svg, "fill", "accent-soft")
    for n, (_, _, width, height) in zip(range(len(windowed), 0, -1), squares, strict=True):
        rows, columns = np.nonzero(seen(windowed[:n]))
        assert width / cell(svg) == pytest.approx(np.ptp(columns) + 1, rel=0.02)
        assert height / cell(svg) == pytest.approx(np.ptp(rows) + 1, rel=0.02)
    assert edges(squares) == pytest.approx(edges(filled), abs=0.3)
    assert edges(squares) == pytest.approx(edges(squares[:1]), abs=0.3)


@pytest.mark.parametrize("count", [1, 2, 3, 4, 6])
def test_the_squares_of_stacked_3x3_layers_are_rings_one_pixel_wide(count: int) -> None:
    svg = figures.growth(cd.stacked(3, count)).svg
    squares = areas(svg, "stroke", "accent")
    for outer, inner in itertools.pairwise(squares):
        x, y = inner[0] - outer[0], inner[1] - outer[1]
        assert (x / cell(svg), y / cell(svg)) == pytest.approx((1, 1), rel=0.02)


@each
def test_the_cut_stands_above_what_it_cuts(layers: list[Layer]) -> None:
    """The input's filled cells in the cut have the columns of those seen from above."""
    svg = figures.growth(layers).svg
    cells = [path for path in root(svg).iter(SVG + "path") if is_soft_row(path)]
    lowest = max(cells, key=height_of)
    filled, side = areas(svg, "fill", "accent-soft"), cell(svg)
    origin = edges(filled)[0]
    lefts = [float(x) for x in re.findall(r"M([\d.]+) ", lowest.attrib["d"])]
    columns = {
        round((x - origin) / side) + n
        for x, _, width, _ in filled
        for n in range(round(width / side))
    }
    assert {round((left - origin) / side) for left in lefts} == columns


def is_soft_row(path: ET.Element) -> bool:
    return "accent-soft" in path.get("fill", "") and path.attrib["d"].endswith("z")


def height_of(path: ET.Element) -> float:
    return float(re.match(r"M[\d.]+ ([\d.]+)", path.attrib["d"])[1])


def areas(svg: str, attribute: str, colour: str) -> list[tuple[float, float, float, float]]:
    """(x, y, width, height) of the rectangles with such a fill or stroke, in drawing order."""
    return [
        tuple(float(rect.attrib[key]) for key in ("x", "y", "width", "height"))
        for rect in root(svg).iter(SVG + "rect")
        if f"--fig-{colour}," in rect.get(attribute, "")
    ]


def edges(boxes: list[tuple[float, float, float, float]]) -> tuple[float, ...]:
    """Left, top, right and bottom of all boxes together."""
    rights, bottoms = [x + w for x, _, w, _ in boxes], [y + h for _, y, _, h in boxes]
    return min(x for x, *_ in boxes), min(y for _, y, *_ in boxes), max(rights), max(bottoms)


def cell(svg: str) -> float:
    """The side of a cell: the first step of a row of squares."""
    return float(re.search(r"M[\d.]+ [\d.]+h([\d.]+)v\1h-\1z", svg)[1])


@each
def test_holes_are_said_in_words(layers: list[Layer]) -> None:
    """Where strides or dilation leave pixels out, drawing and alternative count both."""
    rows, columns = np.nonzero(seen(layers))
    read, span = len(rows), (np.ptp(rows) + 1) * (np.ptp(columns) + 1)
    figure = figures.growth(layers)
    assert (f"reads {read} of {span} pixels" in contents(figure.svg)) == (read < span)
    assert (f"only {read} of the {span} pixels" in figure.alt) == (read < span)


def test_stacked_3x3_layers_see_two_more_pixels_each() -> None:
    """The sizes that everybody knows: 2n + 1."""
    for n in range(1, 9):
        assert f"layer {n} sees {2 * n + 1}×{2 * n + 1}" in contents(
            figures.growth(cd.stacked(3, 8)).svg
        )


def test_strides_and_dilation_are_named_where_they_are_not_1() -> None:
    said = contents(figures.growth([C(1, 1, 3, stride=2), C(1, 1, 3, dilation=(2, 3))]).svg)
    assert ("stride 2" in said, "dilation 2×3" in said) == (True, True)
    plain = contents(figures.growth(cd.stacked(3, 2)).svg)
    assert [word for word in plain if "stride" in word or "dilation" in word] == []


def test_a_pool_is_called_a_pool() -> None:
    assert "pool 2×2" in contents(figures.growth([C(1, 1, 3), cd.MaxPool2d(2)]).svg)
    assert "池化 2×2" in contents(figures.growth([C(1, 1, 3), cd.MaxPool2d(2)], "zh").svg)


def test_every_layer_has_its_row() -> None:
    """One strong cell for each layer, one above the other."""
    svg = figures.growth(cd.stacked(3, 4)).svg
    strong = [
        element.attrib["d"]
        for element, *_ in placed(root(svg), 0, 0, "")
        if element.get("fill", "").startswith("var(--fig-accent,")
    ]
    assert len(strong) == 4
    assert len({re.match(r"M([\d.]+) ", way)[1] for way in strong}) == 1


def test_a_receptive_field_as_wide_as_vgg_16_s_can_be_drawn() -> None:
    layers = [layer for _, layer in cd.named_network("vgg16").layers][:31]
    figure = figures.growth(layers)
    assert figure.alt.endswith("212×212.")


def test_one_pixel_on_either_side_is_not_seen() -> None:
    """The lowest row of the cut is the input: the field, and a cell left and right of it."""
    svg = figures.growth(cd.stacked(3, 2)).svg
    rows = [path for path in root(svg).iter(SVG + "path") if path.attrib["d"].endswith("z")]
    input_row = max(height_of(path) for path in rows)
    fills = {
        path.attrib["fill"].partition(",")[0]: path.attrib["d"].count("z")
        for path in rows if height_of(path) == input_row
    }  # fmt: skip
    assert fills == {"var(--fig-paper": 2, "var(--fig-accent-soft": 5}
