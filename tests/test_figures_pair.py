"""The stack beside the single kernel: as many squares as there are weights."""

import pytest
from drawings import SVG, contents, root
from hypothesis import given
from hypothesis import strategies as st

from convdocs import figures
from convdocs.figures.grids import matrices


def dots(svg: str) -> int:
    """Squares in the second colour: one for each weight."""
    kernels = [path for path in root(svg).iter(SVG + "path") if "second" in path.get("fill", "")]
    return sum(path.attrib["d"].count("z") for path in kernels)


@pytest.mark.parametrize(("count", "few", "many"), [(2, 18, 25), (3, 27, 49), (4, 36, 81)])
def test_every_weight_is_a_square(count: int, few: int, many: int) -> None:
    """The three comparisons of the VGG paper and after: 18, 27, 36 against 25, 49, 81."""
    figure = figures.stack_against_single(count)
    small, large = figure.panels[1:]
    svg = '<svg xmlns="http://www.w3.org/2000/svg">{}</svg>'
    assert [dots(svg.format(panel.body)) for panel in (small, large)] == [few, many]
    assert f"{many} weights" in contents(figure.svg)
    assert [text for text in contents(figure.svg) if text.endswith(f" = {few} weights")] != []


@given(st.integers(1, 4), st.integers(1, 5))
def test_both_sides_see_as_much(count: int, kernel_size: int) -> None:
    view = count * (kernel_size - 1) + 1
    figure = figures.stack_against_single(count, kernel_size)
    assert contents(figure.svg).count(f"sees {view}×{view} pixels") == 2
    assert dots(figure.svg) == count * kernel_size**2 + view**2


@pytest.mark.parametrize(("lang", "saved"), [("en", "28\u202f% fewer"), ("zh", "少 28\u202f%")])
def test_the_alternative_says_what_is_saved(lang: str, saved: str) -> None:
    assert saved in figures.stack_against_single(lang=lang).alt


grids = st.lists(st.lists(st.integers(-999, 9999), min_size=2, max_size=2), min_size=1, max_size=4)


@given(grids, grids)
def test_every_number_of_a_grid_is_shown_in_its_place(
    a: list[list[int]], b: list[list[int]]
) -> None:
    shown = [
        text.replace("\u202f", "").replace("−", "-") for text in contents(matrices([a, "+", b]).svg)
    ]
    flat = [str(n) for row in a for n in row], [str(n) for row in b for n in row]
    assert shown == [*flat[0], "+", *flat[1]]


def test_a_row_of_grids_that_is_too_long_goes_on_below() -> None:
    """Seven grids of 3x3 do not fit in the width of a page."""
    grid = [[100, 200, 300]] * 3
    parts = [grid, "+"] * 6 + [grid]
    narrow, wide = matrices(parts[:3]).panels[0], matrices(parts).panels[0]
    assert wide.width <= 440
    assert wide.height > 2 * narrow.height


def test_the_result_stands_out_and_labels_stand_below() -> None:
    svg = matrices([([[1]], "kernel"), "=", ([[2]], "sum")]).svg
    fills = [rect.get("fill") for rect in root(svg).iter(SVG + "rect")]
    assert [fill for fill in fills if fill and "accent-soft" in fill] == fills[-1:]
    assert contents(svg) == ["1", "kernel", "=", "2", "sum"]
