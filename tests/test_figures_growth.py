"""The drawn receptive field against one pixel of noise sent through NumPy."""

import re

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
def test_as_many_pixels_are_filled_as_are_read(layers: list[Layer]) -> None:
    svg = figures.growth(layers).svg
    filled = [
        float(rect.attrib["width"]) * float(rect.attrib["height"])
        for rect in root(svg).iter(SVG + "rect") if "accent-soft" in rect.get("fill", "")
    ]  # fmt: skip
    assert sum(filled) / cell(svg) ** 2 == pytest.approx(seen(layers).sum(), rel=0.02)


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
