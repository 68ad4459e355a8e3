"""Waves and stripes as they are drawn: every dot and every shade has its value."""

import itertools
import re

import numpy as np
import pytest
from drawings import SVG, contents, root

from convdocs import figures
from convdocs.figures.shades import LEVELS, SIDE

WIDTH = 400 - 16  # from the first pixel of a wave to the last


def shades(svg: str, size: int, step: int) -> np.ndarray:
    """The darkness of every square of the image that has squares of this size."""
    panel = next(g for g in root(svg).iter(SVG + "g") if f"v{step}" in squares(g))
    image = np.zeros((size, size))
    for path in panel.iter(SVG + "path"):
        for x, y, across in re.findall(r"M(\S+) (\S+?)h([\d.]+)v", path.attrib["d"]):
            row, column = round(float(y) / step), round(float(x) / step)
            image[row, column : column + round(float(across) / step)] = path.get("fill-opacity")
    return image


def squares(group) -> str:
    crisp = group.get("shape-rendering") == "crispEdges"
    return "".join(path.attrib["d"] for path in group) if crisp else ""


def wanted(across: int, down: int, size: int) -> np.ndarray:
    y, x = np.mgrid[:size, :size]
    return (1 + np.cos(2 * np.pi * (across * x + down * y) / size)) / 2


@pytest.mark.parametrize(("across", "down"), [(3, 14), (0, 5), (16, 0)])
def test_each_square_is_as_dark_as_its_value(across: int, down: int) -> None:
    """At most half a step of darkness away, before the stride and after it."""
    svg = figures.aliased(across, down).svg
    whole, kept = shades(svg, 32, SIDE // 32), shades(svg, 16, SIDE // 16)
    near = 0.5 / (LEVELS - 1) + 0.006
    assert np.abs(whole - wanted(across, down, 32)).max() <= near
    assert np.abs(kept - wanted(across, down, 32)[::2, ::2]).max() <= near


def test_stripes_from_left_to_right_come_out_of_nearly_level_ones() -> None:
    """14 cycles on 16 rows are 2 the other way, and no slower ones."""
    alt = figures.aliased(3, 14).alt
    assert "read with stride 2, they look like 3 across and 2 down" in alt
    assert wanted(3, 14, 32)[::2, ::2] == pytest.approx(wanted(3, -2, 16))


def test_the_blur_leaves_what_the_kernel_passes() -> None:
    """cos^2(pi f) of each direction for the kernel 1 2 1, f in cycles a pixel."""
    share = np.cos(np.pi * 3 / 32) ** 2 * np.cos(np.pi * 14 / 32) ** 2
    assert f"Blurred first, {100 * share:.1f}\u202f% of the contrast is left" in (
        figures.aliased(3, 14).alt
    )
    soft = list(root(figures.aliased(3, 14).html()).iter(SVG + "svg"))[2]
    assert {path.get("fill-opacity") for path in soft.iter(SVG + "path")} == {"0.5"}


def test_the_sizes_stand_below_the_images() -> None:
    shown = contents(figures.aliased(1, 5, size=12, stride=3).svg)
    assert shown == ["image, 12×12", "stride 3, 4×4", "blurred first, 4×4"]


def discs(svg: str, radius: str) -> list[tuple[float, float]]:
    """The middles of all discs of a radius, the one in the key aside."""
    found = re.findall(rf"M(\S+) (\S+?)a{re.escape(radius)} ", svg)
    return [(float(x) + float(radius), float(y)) for x, y in found][1:]


@pytest.mark.parametrize(
    ("cycles", "length", "stride", "slow"), [(7, 16, 2, "1"), (10, 24, 3, "2")]
)
def test_the_slow_wave_runs_through_every_pixel_kept(
    cycles: int, length: int, stride: int, slow: str
) -> None:
    figure = figures.sampled(cycles, length, stride)
    every, kept = discs(figure.svg, "2.5"), discs(figure.svg, "5")
    assert len(every) == length
    assert np.array(every[::stride]) == pytest.approx(np.array(kept), abs=0.11)
    assert f"looks like {slow}" in contents(figure.svg)
    (dashed,) = [
        path for path in root(figure.svg).iter(SVG + "path")
        if path.get("stroke-dasharray") and path.attrib["d"].count("L") > 1
    ]  # fmt: skip
    pairs = re.findall(r"[ML](\S+?) ([^L]+)", dashed.attrib["d"])
    xs, ys = np.array(pairs, float).T
    assert np.interp([x for x, _ in kept], xs, ys) == pytest.approx([y for _, y in kept], abs=1)


def test_dots_stand_at_the_height_of_their_values() -> None:
    heights = np.array(discs(figures.sampled(7, 16, 2).svg, "2.5"))[:, 1]
    values = np.cos(2 * np.pi * 7 * np.arange(16) / 16)
    scale = np.polyfit(values, heights, 1)
    assert np.polyval(scale, values) == pytest.approx(heights.tolist(), abs=0.11)
    assert scale[0] < 0
    xs = np.array(discs(figures.sampled(7, 16, 2).svg, "2.5"))[:, 0]
    steps = [b - a for a, b in itertools.pairwise(xs)]
    assert steps == pytest.approx([WIDTH / 15] * 15, abs=0.11)
