"""How often a pixel is read, against every window looked at and against executed convolutions."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import convdocs as cd
from convdocs import coverage

sides = st.integers(1, 5)
windows = st.one_of(st.none(), st.integers(0, 9))
axes = given(
    i=st.integers(1, 40), k=sides, s=st.integers(1, 30), p=st.integers(0, 6), d=st.integers(1, 4),
    o=windows,
)  # fmt: skip


def enumerated(i: int, k: int, s: int, p: int, d: int, o: int | None) -> list[int]:
    """Every tap of every window, one after the other."""
    starts = range(-p, i + p - d * (k - 1), s) if o is None else [-p + n * s for n in range(o)]
    read = Counter(start + t * d for start in starts for t in range(k))
    return [read[x] for x in range(i)]


@axes
def test_an_axis_is_read_as_often_as_windows_touch_it(
    i: int, k: int, s: int, p: int, d: int, o: int | None
) -> None:
    assert coverage.axis(i, k, s, p, d, o) == enumerated(i, k, s, p, d, o)


@axes
def test_a_tally_counts_the_positions_of_the_axis(
    i: int, k: int, s: int, p: int, d: int, o: int | None
) -> None:
    literal = Counter(enumerated(i, k, s, p, d, o))
    assert coverage.tally(i, k, s, p, d, o) == sorted(literal.items())


LAYERS = [
    cd.Conv2d(1, 1, 3, padding=1),
    cd.Conv2d(1, 1, 4, padding="same"),
    cd.Conv2d(1, 1, (2, 3), stride=(3, 4), padding=(0, 2), dilation=(1, 2)),
    cd.MaxPool2d(3, 2, 1, ceil_mode=True),
    cd.MaxPool2d(2, 3, ceil_mode=True),
    cd.AvgPool2d(2),
    cd.AdaptiveAvgPool2d(3),
    cd.ReLU(),
]


def touched(layer: cd.Conv2d, x: np.ndarray) -> np.ndarray:
    """The layer executed with all weights one: each output counts the ones that it reads."""
    if isinstance(layer, cd.Conv2d):
        ones = np.ones((1, 1, *layer.kernel_size), int)
        return cd.conv2d(x, ones, None, layer.stride, layer.padding, layer.dilation)
    if isinstance(layer, cd.MaxPool2d):  # a single one among zeros wins wherever it is read
        return cd.max_pool2d(x, layer.kernel_size, layer.stride, layer.padding, ceil_mode=True)
    step = (3, 3) if isinstance(layer, cd.AdaptiveAvgPool2d) else (2, 2)
    return x if isinstance(layer, cd.ReLU) else cd.avg_pool2d(x, step, divisor_override=1)


@pytest.mark.parametrize("layer", LAYERS, ids=repr)
def test_a_layer_reads_a_pixel_as_often_as_its_output_says(layer: cd.Conv2d) -> None:
    """A single bright pixel is moved over the image, and the outputs that it lights are counted."""
    size = 9
    expected = []
    for at in range(size * size):
        x = np.zeros((1, size, size), int)
        x.flat[at] = 1
        expected.append(int(touched(layer, x).sum()))
    assert np.ravel(coverage.read_map(layer, (1, size, size))).tolist() == expected
    assert coverage.read_tally(layer, (1, size, size)) == sorted(Counter(expected).items())


def test_same_padding_does_not_use_all_pixels_equally() -> None:
    """PUBLISHED: 3x3 with p = 1 uses a corner 4 times, an edge 6 times, the interior 9 times."""
    shape = (1, 28, 28)
    assert coverage.read_map(cd.Conv2d(1, 1, 3, padding=1), shape)[0][:3] == [4, 6, 6]
    tally = coverage.read_tally(cd.Conv2d(1, 1, 3, padding=1), shape)
    assert tally == [(4, 4), (6, 4 * 26), (9, 26 * 26)]


def test_reads_and_zeros_add_up_to_the_multiplications() -> None:
    """MACs = reads of pixels + reads of padding, the latter counted by hand: 4 (5) + 4 26 (3)."""
    layer = cd.Conv2d(1, 1, 3, padding=1, bias=False)
    pixels = sum(times * count for times, count in coverage.read_tally(layer, (1, 28, 28)))
    assert layer.macs((1, 28, 28)) - pixels == 4 * 5 + 4 * 26 * 3


def test_a_stride_beyond_the_kernel_leaves_holes() -> None:
    """AlexNet's first kernel at stride 12: rows 11, 23, ... of 227 are never read."""
    axis = coverage.axis(227, k=11, s=12)
    assert [x for x, times in enumerate(axis) if times == 0] == list(range(11, 227, 12))


def test_a_long_axis_costs_no_more_than_a_short_one() -> None:
    assert coverage.tally(10**15, k=3, s=10**9) == [(0, 10**15 - 3 * 10**6), (1, 3 * 10**6)]


def test_what_has_no_map_is_refused() -> None:
    with pytest.raises(cd.ShapeError, match=r"ReLU needs an input \(channels, height, width\)"):
        coverage.read_map(cd.ReLU(), (5,))
    with pytest.raises(cd.ShapeError, match="mixes columns only"):
        coverage.read_map(cd.Linear(5, 2), (1, 5, 5))
    with pytest.raises(cd.ShapeError, match="Flatten needs an input"):
        coverage.read_map(cd.Flatten(), (1, 5, 5))
    with pytest.raises(cd.ShapeError, match="the kernel spans 7"):
        coverage.read_map(cd.Conv2d(1, 1, 7), (1, 5, 5))


@pytest.mark.torch
@pytest.mark.parametrize("case", [(3, 1, 1, 1), (3, 2, 1, 1), (2, 3, 0, 1), (3, 1, 2, 2)])
def test_pytorch_folds_as_often(case: tuple[int, int, int, int]) -> None:
    """Unfolding an image into its windows and folding it back adds up how often a pixel is in."""
    torch = pytest.importorskip("torch", exc_type=ImportError)
    k, s, p, d = case
    image = torch.ones(1, 1, 10, 12)
    arguments = {"kernel_size": k, "stride": s, "padding": p, "dilation": d}
    unfolded = torch.nn.functional.unfold(image, **arguments)
    folded = torch.nn.functional.fold(unfolded, (10, 12), **arguments)
    layer = cd.Conv2d(1, 1, k, s, p, d)
    assert folded[0, 0].int().tolist() == coverage.read_map(layer, (1, 10, 12))
