"""The windows as drawn, against the literal convolution in NumPy."""

import re
from collections.abc import Callable

import pytest
from drawings import EDGE, IMAGE, SVG, Text, contents, placed, root, texts
from hypothesis import given, settings
from hypothesis import strategies as st

import convdocs as cd
from convdocs import derivations, figures
from convdocs.derivations import Window


def grids(least: int, most: int) -> st.SearchStrategy[list[list[int]]]:
    sizes = st.tuples(st.integers(least, most), st.integers(least, most))
    return sizes.flatmap(
        lambda size: st.lists(
            st.lists(st.integers(-9, 99), min_size=size[1], max_size=size[1]),
            min_size=size[0], max_size=size[0],
        )
    )  # fmt: skip


def cases(test: Callable[..., None]) -> Callable[..., None]:
    """Small images and kernels of all shapes, strides 1 and 2, padding 0 and 1."""
    fitting = given(grids(3, 5), grids(1, 3), st.integers(1, 2), st.integers(0, 1))
    return settings(max_examples=40)(fitting(test))


@cases
def test_windows_give_what_the_literal_convolution_gives(
    image: list[list[int]], kernel: list[list[int]], stride: int, padding: int
) -> None:
    rows = derivations.windows(image, kernel, stride, padding)
    literal = cd.conv2d_literal([image], [[kernel]], stride=stride, padding=padding)
    assert [[window.value for window in row] for row in rows] == literal.output[0].tolist()


@cases
def test_every_sum_is_written_out_and_adds_up(
    image: list[list[int]], kernel: list[list[int]], stride: int, padding: int
) -> None:
    """The lines of each panel, read as arithmetic, give the value below them."""
    figure = figures.windows(image, kernel, stride, padding)
    literal = cd.conv2d_literal([image], [[kernel]], stride=stride, padding=padding)
    lines = [text for text in contents(figure.svg) if "⋅" in text or text.startswith("= ")]
    sums = " ".join(lines).replace("−", "-").replace("⋅", "*").replace("\u202f", "")
    pieces = re.findall(r"(.+?) = (-?\d+)(?: |$)", sums)
    assert [int(value) for _, value in pieces] == literal.output.flatten().tolist()
    assert [evaluated(line) for line, _ in pieces] == [int(value) for _, value in pieces]


def evaluated(line: str) -> int:
    """A sum of products of integers."""
    assert re.fullmatch(r"[\d\s+*()-]+", line)
    return int(eval(line))


@cases
def test_the_multiplications_are_those_executed(
    image: list[list[int]], kernel: list[list[int]], stride: int, padding: int
) -> None:
    figure = figures.windows(image, kernel, stride, padding)
    literal = cd.conv2d_literal([image], [[kernel]], stride=stride, padding=padding)
    note = f"{literal.output.size} windows × {len(kernel) * len(kernel[0])}"
    assert f"{note} = {literal.multiplications} multiplications" in contents(figure.svg)


def test_the_nine_windows_of_the_first_chapter() -> None:
    """Row A2: 81 multiplications, and the output map that was worked out by hand."""
    figure = figures.windows(IMAGE, EDGE)
    assert "= [−6 12 12; −6 12 12; −6 12 12]. 9 windows × 9 = 81 multiplications" in figure.alt


def test_arrays_may_be_given_as_they_are() -> None:
    import numpy as np

    assert figures.windows(np.array(IMAGE), np.array(EDGE)).svg == figures.windows(IMAGE, EDGE).svg


def test_the_output_fills_up_window_by_window() -> None:
    """The first panel shows one value of the output, the second two, and so on."""
    panels = figures.windows([[1, 2, 3]], [[10]]).panels[1:]
    shown = [re.findall(r">(\d+)<", panel.body) for panel in panels]
    assert [values[3:] for values in shown] == [["10"], ["10", "20"], ["10", "20", "30"]]


Box = tuple[float, float, float, float]


def framed(panel: str, colour: str) -> list[int]:
    """The numbers inside the frame of a colour, read from where they stand."""
    svg = f'<svg xmlns="http://www.w3.org/2000/svg">{panel}</svg>'
    boxes = [
        (x + float(rect.attrib["x"]), y + float(rect.attrib["y"]),
         float(rect.attrib["width"]), float(rect.attrib["height"]))
        for rect, x, y, _ in placed(root(svg), 0, 0, "")
        if rect.tag == SVG + "rect" and f"--fig-{colour}," in rect.get("stroke", "")
    ]  # fmt: skip
    (box,) = boxes
    inside = [text.content for text in texts(svg) if within(text, box)]
    return [int(number.replace("−", "-").replace("\u202f", "")) for number in inside]


def within(text: Text, box: Box) -> bool:
    x, y = (text.left + text.right) / 2, (text.top + text.bottom) / 2
    return box[0] < x < box[0] + box[2] and box[1] < y < box[1] + box[3]


@cases
def test_the_frames_stand_around_the_pixels_and_the_value(
    image: list[list[int]], kernel: list[list[int]], stride: int, padding: int
) -> None:
    """In each panel: on the input the pixels that are multiplied, on the output their sum."""
    panels = figures.windows(image, kernel, stride, padding).panels[1:]
    rows = derivations.windows(image, kernel, stride, padding)
    for panel, step in zip(panels, [step for row in rows for step in row], strict=True):
        pixels = [pixel for row in step.products for pixel, _ in row]
        assert framed(panel.body, "second") == pixels
        assert framed(panel.body, "accent") == [step.value]


def test_a_window_knows_its_place_on_the_padded_image() -> None:
    corner = derivations.windows([[5]], [[1, 2]], padding=(0, 1))[0]
    assert corner == [Window(0, 0, [[(0, 1), (5, 2)]], 10), Window(0, 1, [[(5, 1), (0, 2)]], 5)]


def test_a_kernel_that_does_not_fit_is_refused() -> None:
    with pytest.raises(cd.ShapeError, match="the kernel spans 3 in height"):
        figures.windows([[1, 2, 3]], EDGE)
