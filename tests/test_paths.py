"""Paths are counted as a network of ones counts them: pixel by pixel, executed in NumPy."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import convdocs as cd
from convdocs import paths
from convdocs.layers import Layer

TRINOMIAL = [1, 4, 10, 16, 19, 16, 10, 4, 1]  # OEIS A027907, row 4: (1 + x + x^2)^4
CENTRES = [1, 3, 7, 19, 51, 141, 393, 1107, 3139, 8953]  # OEIS A002426, from n = 1 on


@st.composite
def stacks(draw: st.DrawFn) -> list[Layer]:
    """One to four layers with windows, and a ReLU that changes nothing."""
    layers: list[Layer] = [cd.ReLU()]
    for _ in range(draw(st.integers(1, 4))):
        k, s = draw(st.integers(1, 4)), draw(st.integers(1, 3))
        p, d = draw(st.integers(0, k // 2)), draw(st.integers(1, 3))
        layers.append(draw(st.sampled_from(
            [cd.Conv2d(1, 1, (2, k), s, (1, p), d, bias=False), cd.MaxPool2d((2, k), s, (1, p), d)]
        )))  # fmt: skip
    return layers


def executed(layers: list[Layer], size: int) -> np.ndarray:
    """Every pixel of a line as a picture of its own, through sums: row n is what pixel n adds."""
    x = np.eye(size, dtype=np.int64).reshape(size, 1, 1, size)
    for layer in layers:
        window = layer.window(x.shape[1:])
        if window is not None:
            k, s, p, d = (pair[1] for pair in window)
            ones = np.ones((1, 1, 1, k), np.int64)
            x = cd.conv2d(x, ones, stride=(1, s), padding=(0, p), dilation=(1, d))
    return x[:, 0, 0, :]


@settings(deadline=None)
@given(stacks())
def test_paths_are_what_each_pixel_adds_to_an_output_far_from_the_border(layers):
    (_, size), (_, stride), (_, start), _ = cd.receptive_field(layers)
    unit = -(start // stride)  # the first whose whole field lies in the image
    first = start + unit * stride
    effect = executed(layers, first + size + 5)[:, unit]
    counts = paths.along(layers)
    assert effect.tolist() == [0] * first + counts + [0] * 5
    assert np.count_nonzero(counts) == cd.receptive_field(layers).touched[1]


@settings(deadline=None)
@given(stacks(), st.integers(8, 24), st.data())
def test_only_paths_that_keep_inside_every_map_reach_an_output(layers, size, data):
    shape = (1, 8, size)
    try:
        width = executed(layers, size).shape[1]
        for layer in layers:
            shape = layer.output_shape(shape)
    except cd.ConvdocsError:
        return  # a window that does not fit
    unit = data.draw(st.integers(0, width - 1))
    inside = paths.inside(layers, (1, 8, size), unit)
    assert inside == executed(layers, size)[:, unit].tolist()


def test_a_stack_of_3x3_has_the_trinomial_coefficients():
    assert paths.along(cd.stacked(3, 4)) == TRINOMIAL
    assert [max(paths.along(cd.stacked(3, n))) for n in range(1, 11)] == CENTRES


@pytest.mark.parametrize(("kernel", "count"), [(3, 7), (5, 3), (2, 9), (1, 2)])
def test_a_stack_of_ones_is_a_power_of_convolution(kernel, count):
    power = np.ones(1, np.int64)
    for _ in range(count):
        power = np.convolve(power, np.ones(kernel, np.int64))
    assert paths.along(cd.stacked(kernel, count)) == power.tolist()


def test_height_and_width_have_their_own_paths():
    layers = [cd.Conv2d(1, 1, (1, 3)), cd.Conv2d(1, 1, (2, 3))]
    assert (paths.along(layers, 0), paths.along(layers, 1)) == ([1, 1], [1, 2, 3, 2, 1])
    assert paths.inside(layers, (1, 4, 9), 2, axis=0) == [0, 0, 1, 1]


def test_the_grid_is_a_composed_kernel():
    """Two 3x3 kernels of ones make this 5x5."""
    ones = np.ones((1, 1, 3, 3), np.int64)
    pixels = np.eye(25, dtype=np.int64).reshape(25, 1, 5, 5)
    composed = cd.conv2d(cd.conv2d(pixels, ones), ones).reshape(5, 5)
    counts = paths.along(cd.stacked(3, 2))
    assert paths.grid(counts, counts) == composed.tolist()


def test_vgg_16_has_whole_classes_of_paths():
    """Each of 13 convolutions has three taps along an axis, each of 5 pools has two."""
    layers = [layer for _, layer in cd.named_network("vgg16").layers][:31]
    assert sum(paths.along(layers)) == 3**13 * 2**5
    assert sum(paths.inside(layers, (3, 224, 224), 3)) == 3**13 * 2**5


def test_a_fully_connected_layer_adds_up_the_whole_map():
    """Its paths are those of all seven outputs before it, and reach every pixel."""
    net = [layer for _, layer in cd.named_network("vgg16").layers]
    units = [paths.inside(net[:31], (3, 224, 224), n) for n in range(7)]
    together = paths.inside(net, (3, 224, 224), 0)
    assert together == np.sum(units, axis=0).tolist()
    assert min(together) > 0
    assert len(paths.along(net, shape=(3, 224, 224))) == 212 + 6 * 32


def test_a_window_that_depends_on_the_input_needs_its_shape():
    with pytest.raises(cd.ShapeError, match="depends on the input's size"):
        paths.along([cd.AdaptiveAvgPool2d(1)])
    assert paths.along([cd.AdaptiveAvgPool2d(1)], shape=(1, 2, 4)) == [1, 1, 1, 1]


@given(stacks())
def test_the_variance_is_the_sum_over_the_layers(layers):
    """Of d^2 j^2 (k^2 - 1) / 12: the variance of k equally likely places, d j apart."""
    stride, expected = 1, Fraction(0)
    for layer in layers[1:]:
        (_, k), (_, s), _, (_, d) = layer.window(None)
        expected += Fraction((d * stride) ** 2 * (k * k - 1), 12)
        stride *= s
    above, below = paths.variance(paths.along(layers))
    assert (above, below) == (expected.numerator, expected.denominator)


@given(stacks(), st.integers(1, 100), st.sampled_from([1, 2]))
def test_the_core_is_the_smallest_middle_that_holds_so_much(layers, part, axes):
    counts = np.array(paths.along(layers), dtype=object)
    whole = np.multiply.outer(counts, counts) if axes == 2 else counts
    held = {}
    for width in range(len(counts) % 2 or 2, len(counts) + 1, 2):
        edge = (len(counts) - width) // 2
        inner = slice(edge, edge + width)
        held[width] = Fraction(int(whole[(inner,) * axes].sum()), int(whole.sum()))
    expected = min(width for width, share in held.items() if share >= Fraction(part, 100))
    assert paths.core(paths.along(layers), part, 100, axes) == expected


def test_a_core_needs_counts_with_a_middle():
    with pytest.raises(cd.ArgumentError, match=r"\(=\[2, 1\]\) must read the same from both ends"):
        paths.core([2, 1], 1, 2)
