"""Every kernel of a layer is drawn, and none that a layer does not have."""

import re

import pytest
from drawings import SVG, contents, numbers, root

import convdocs as cd
from convdocs import figures
from convdocs.figures.kernels import bank, connected


def squares(body: str) -> dict[str, int]:
    """How many squares there are of each side."""
    sides: dict[str, int] = {}
    for path in root("<svg xmlns='http://www.w3.org/2000/svg'>" + body + "</svg>").iter(
        SVG + "path"
    ):
        for side in re.findall(r"M[^M]*?h([\d.]+)v", path.attrib["d"]):
            sides[side] = sides.get(side, 0) + 1
    return sides


@pytest.mark.parametrize(
    ("layer", "weights", "empty"),
    [
        (cd.Conv2d(10, 3, 3), 270, 0),
        (cd.Conv2d(8, 8, 3, groups=2), 288, 32),
        (cd.Conv2d(8, 8, 3, groups=8), 72, 56),
        (cd.Conv2d(4, 6, (1, 3), groups=2), 36, 12),
        (cd.Conv2d(8, 16, 1), 128, 0),
    ],
)
def test_a_square_stands_for_each_weight(layer: cd.Conv2d, weights: int, empty: int) -> None:
    """5 units wide for a weight, 3 where two channels do not meet."""
    assert squares(bank(layer).body) == {"5": weights} | ({"3": empty} if empty else {})


def test_channels_meet_inside_their_group_only() -> None:
    """Six in, four out, two groups: the first two outputs read the first three inputs."""
    layer = cd.Conv2d(6, 4, 3, groups=2)
    rows = [[connected(layer, out, into) for into in range(6)] for out in range(4)]
    assert rows == [[True] * 3 + [False] * 3] * 2 + [[False] * 3 + [True] * 3] * 2


def test_several_layers_stand_side_by_side_with_their_numbers() -> None:
    layers = [cd.Conv2d(8, 8, 3, groups=8), cd.Conv2d(8, 16, 1)]
    figure = figures.kernels(layers)
    assert [text for text in contents(figure.svg) if "weights" in text] == [
        "72 weights", "128 weights",
    ]  # fmt: skip
    assert figure.alt == (
        "3×3: 8 channels in, 8 out, 8 groups, 72 weights; "
        "1×1: 8 channels in, 16 out, 1 group, 128 weights."
    )
    assert numbers(figures.kernels(layers, "zh").alt) == numbers(figure.alt)
