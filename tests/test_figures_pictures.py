"""Pictures are dark where numbers are large, each on its own scale."""

import re

import numpy as np

from convdocs import figures

PATH = re.compile(r'<path d="([^"]*)" fill-opacity="([^"]*)"')
RUN = re.compile(r"M([\d.]+) ([\d.]+)h([\d.]+)v([\d.]+)h")


def darkness(svg: str, x: float, y: float) -> float:
    """How dark a picture is at a place; the paper is 0."""
    for runs, opacity in PATH.findall(svg):
        for left, top, width, height in [map(float, run) for run in RUN.findall(runs)]:
            if left <= x < left + width and top <= y < top + height:
                return float(opacity)
    return 0.0


def seen(image: object) -> list[list[float]]:
    """The darkness in the middle of each cell of a 2×2 image."""
    svg = figures.pictures([(image, "x")]).panels[0].body
    return [[darkness(svg, x, y) for x in (48, 144)] for y in (48, 144)]


def test_the_larger_a_number_the_darker_its_cell() -> None:
    assert seen([[-4, 0], [2, 4]]) == [[0, 0.5], [0.75, 1]]


def test_each_picture_has_its_own_scale_and_takes_arrays() -> None:
    assert seen(np.array([[0, 1], [0, 1]])) == seen(np.array([[10, 90], [10, 90]]))


def test_a_picture_without_contrast_is_light() -> None:
    assert seen([[7, 7], [7, 7]]) == [[0, 0], [0, 0]]


def test_a_notebook_gets_a_file_in_plain_colours_and_the_site_its_own_drawing() -> None:
    figure = figures.pictures([([[1, 2]], "x")])
    bundle = figure._repr_mimebundle_()
    assert bundle["text/plain"] == figure.alt
    assert bundle["image/svg+xml"] == figure.file()
    assert bundle["application/vnd.convdocs+html"] == figure.html()


def test_labels_and_sizes_are_told() -> None:
    figure = figures.pictures([([[1, 2]], "left"), ([[3]], "right")], "zh")
    assert (figure.title, figure.alt) == ("left, right", "left, 1×2; right, 1×1")
    assert "left, 1×2" in figure.svg
