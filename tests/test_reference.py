"""Convolution and pooling as executed: against literal loops and examples worked by hand."""

import tracemalloc
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import convdocs as cd
from convdocs.stacks import fits

ROW_A2 = [[[1, 2, 3, 0, 1], [4, 5, 6, 1, 2], [7, 8, 9, 2, 3], [1, 2, 3, 0, 1], [4, 5, 6, 1, 2]]]
EDGE = [[[[1, 0, -1]] * 3]]
ONE_TO_TWELVE = np.arange(1, 13).reshape(1, 3, 4)


def pairs(least, most):
    sizes = st.integers(least, most)
    return sizes | st.tuples(sizes, sizes)


def both(size):
    return size if isinstance(size, tuple) else (size, size)


def integers(draw, *shape):
    """Small random integers in an array of this shape."""
    seed = draw(st.integers(0, 2**32 - 1))
    return np.random.default_rng(seed).integers(-9, 10, shape)


@st.composite
def convolutions(draw):
    """Arguments of conv2d that fit each other, on one image or a batch."""
    groups, in_group, out_group = draw(st.integers(1, 3)), draw(st.integers(1, 2)), 2
    kernel, dilation = both(draw(pairs(1, 4))), draw(pairs(1, 3))
    padding = draw(st.sampled_from(["same", "valid"]) | pairs(0, 3))
    stride = 1 if padding == "same" else draw(pairs(1, 3))
    batch = draw(st.sampled_from([(), (1,), (2,)]))
    channels = groups * in_group, groups * out_group
    layer = cd.Conv2d(*channels, kernel, stride, padding, dilation, groups)
    shape = channels[0], draw(st.integers(1, 9)), draw(st.integers(1, 9))
    assume(fits([layer], shape))
    weight = integers(draw, channels[1], in_group, *kernel)
    bias = integers(draw, channels[1]) if draw(st.booleans()) else None
    return layer, (integers(draw, *batch, *shape), weight, bias, stride, padding, dilation, groups)


@given(convolutions())
def test_the_vectorised_convolution_equals_the_literal_one(case):
    _, arguments = case
    literal, vectorised = cd.conv2d_literal(*arguments).output, cd.conv2d(*arguments)
    assert (vectorised.dtype, vectorised.shape) == (literal.dtype, literal.shape)
    assert vectorised.tolist() == literal.tolist()


@given(convolutions())
def test_the_multiplications_executed_are_the_macs_counted(case):
    layer, (x, *rest) = case
    images = len(x) if x.ndim == 4 else 1
    assert cd.conv2d_literal(x, *rest).multiplications == images * layer.macs(x.shape[-3:])


def test_row_a2_one_convolution_by_hand():
    literal = cd.conv2d_literal(ROW_A2, EDGE)
    assert literal.output.tolist() == [[[-6, 12, 12]] * 3]
    assert literal.multiplications == 81


def test_row_a7_on_a_5x5_input_the_stack_multiplies_more():
    x, three, five = np.ones((1, 5, 5)), np.ones((1, 1, 3, 3)), np.ones((1, 1, 5, 5))
    first = cd.conv2d_literal(x, three)
    second = cd.conv2d_literal(first.output, three)
    assert first.multiplications + second.multiplications == 90
    assert cd.conv2d_literal(x, five).multiplications == 25


@pytest.mark.parametrize(
    ("x", "weight", "expected"),
    [
        (np.full((1, 3, 3), 255, np.uint8), np.full((1, 1, 3, 3), 255, np.uint8), 9 * 255 * 255),
        (np.full((1, 3, 3), 2**40), np.full((1, 1, 3, 3), 2**40), 9 * 2**80),
        (np.full((1, 1, 1), 2**64 - 1, np.uint64), np.full((1, 1, 1, 1), -1), 1 - 2**64),
        ([[[Fraction(1, 3)] * 3] * 3], [[[[Fraction(1, 7)] * 3] * 3]], Fraction(3, 7)),
    ],
    ids=["bytes", "beyond 64 bits", "unsigned", "fractions"],
)
@pytest.mark.parametrize("convolve", [cd.conv2d, lambda x, w: cd.conv2d_literal(x, w).output])
def test_integers_and_fractions_stay_exact(convolve, x, weight, expected):
    assert convolve(x, weight).tolist() == [[[expected]]]


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_floats_keep_their_type(dtype):
    x, weight = np.ones((1, 4, 4), dtype), np.ones((1, 1, 2, 2), dtype)
    results = cd.conv2d(x, weight), cd.conv2d_literal(x, weight).output, cd.max_pool2d(x, 2)
    assert {result.dtype for result in (*results, cd.avg_pool2d(x, 2))} == {np.dtype(dtype)}


def starts(size, k, s, p, d, ceil_mode):
    """Where windows begin along one axis: inside the input or the padding before it."""
    reach = d * (k - 1) + 1
    places = range(-p, size, s)
    full = [a for a in places if a + reach <= size + p]
    return full + [a for a in places if a not in full and a - s + reach < size + p][:ceil_mode]


def windows(x, k, s, p, d, ceil_mode):
    """For each window of each channel, the places that it reads, in the padding or not."""
    axes = [starts(n, *a, ceil_mode) for n, a in zip(x.shape[1:], zip(k, s, p, d))]
    for channel in range(len(x)):
        for top in axes[0]:
            for left in axes[1]:
                yield channel, [(top + u * d[0], left + v * d[1])
                                for u in range(k[0]) for v in range(k[1])]  # fmt: skip


@st.composite
def pools(draw, most_dilation=2):
    """An image, and arguments of a pooling that fit it: kernel, stride, padding, dilation, ceil."""
    kernel, dilation = draw(pairs(1, 4)), draw(pairs(1, most_dilation))
    padding = tuple(draw(st.integers(0, k // 2)) for k in both(kernel))
    stride = draw(st.none() | pairs(1, 3))
    x = integers(draw, 2, draw(st.integers(1, 8)), draw(st.integers(1, 8)))
    layer = cd.MaxPool2d(kernel, stride, padding, dilation)
    assume(fits([layer], x.shape))
    return x, kernel, stride, padding, dilation, draw(st.booleans())


def read(case):
    """For each window, all its places and the values of those inside the image."""
    x, kernel, stride, padding, dilation, ceil_mode = case
    sizes = [both(n) for n in (kernel, stride or kernel, padding, dilation)]
    for channel, places in windows(x, *sizes, ceil_mode):
        inside = [(y, z) for y, z in places if 0 <= y < x.shape[1] and 0 <= z < x.shape[2]]
        yield places, [x[channel, y, z] for y, z in inside]


@given(pools())
def test_max_pooling_takes_the_largest_value_of_each_window(case):
    least = np.iinfo(np.int64).min
    expected = [max(values, default=least) for _, values in read(case)]
    assert cd.max_pool2d(*case).ravel().tolist() == expected


@given(pools())
def test_min_pooling_takes_the_smallest_value_of_each_window(case):
    greatest = np.iinfo(np.int64).max
    expected = [min(values, default=greatest) for _, values in read(case)]
    assert cd.min_pool2d(*case).ravel().tolist() == expected


@given(pools())
def test_the_minimum_is_minus_the_maximum_of_minus(case):
    x, *rest = case
    x = x.astype(float)
    assert cd.min_pool2d(x, *rest).tolist() == (-cd.max_pool2d(-x, *rest)).tolist()


@given(pools(most_dilation=1), st.booleans(), st.none() | st.sampled_from([-2, 1, 3]))
def test_average_pooling_divides_by_what_is_to_be_counted(case, count_include_pad, divisor):
    x, kernel, stride, padding, _, ceil_mode = case
    expected = []
    for places, values in read(case):
        margins = padding if count_include_pad else (0, 0)
        counted = [all(-m <= a < n + m for a, n, m in zip(place, x.shape[1:], margins))
                   for place in places]  # fmt: skip
        expected.append(sum(values) / (divisor or sum(counted)))
    got = cd.avg_pool2d(x, kernel, stride, padding, ceil_mode, count_include_pad, divisor)
    assert got.ravel().tolist() == expected


def test_row_c6_min_pooling_of_one_to_twelve():
    assert cd.min_pool2d(ONE_TO_TWELVE, 2).tolist() == [[[1, 3]]]


def test_a_batch_is_pooled_image_by_image():
    batch = np.stack([ONE_TO_TWELVE, -ONE_TO_TWELVE])
    for pool in (cd.max_pool2d, cd.min_pool2d, cd.avg_pool2d):
        assert pool(batch, 2).tolist() == [pool(image, 2).tolist() for image in batch]


def test_the_mean_of_integers_is_rounded_once_and_of_fractions_never():
    assert cd.avg_pool2d(np.full((1, 2, 2), 2**62), 2).tolist() == [[[2.0**62]]]
    assert cd.avg_pool2d([[[Fraction(1, 3), 0], [0, 0]]], 2).tolist() == [[[Fraction(1, 12)]]]


def test_pooling_with_a_window_of_one_copies():
    x = np.zeros((1, 2, 2))
    cd.max_pool2d(x, 1)[:] = 1
    assert x.max() == 0


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: cd.max_pool2d([[1, 2], [3, 4]], 2), "x has the shape (2, 2), but must have "
         "(C, H, W) or (N, C, H, W): add or drop axes"),
        (lambda: cd.conv2d(ROW_A2, [[1, 0, -1]] * 3), "weight has the shape (3, 3), but must have "
         "(C_out, C_in / groups, kh, kw): add or drop axes"),
        (lambda: cd.conv2d(ROW_A2, EDGE, 1), "bias has the shape (), but must have (C_out,): "
         "add or drop axes"),
        (lambda: cd.conv2d(ROW_A2, EDGE, [1, 2]), "bias has the shape (2,), but must have (1,): "
         "add or drop axes"),
        (lambda: cd.avg_pool2d([[["a"]]], 1), "x (of type <U1) must hold integers, floats or "
         "Fractions: convert it"),
        (lambda: cd.conv2d(ROW_A2 * 2, EDGE), "Conv2d expects 1 channels, but its input (2, 5, 5) "
         "has 2: set in_channels=2"),
        (lambda: cd.min_pool2d(ROW_A2, 2, padding=2), "padding (=2) may be at most half of "
         "kernel_size (=2), whatever the dilation: reduce the padding or enlarge the kernel"),
    ],
)  # fmt: skip
def test_an_array_that_does_not_fit_is_refused_with_the_remedy(call, message):
    with pytest.raises(cd.ConvdocsError) as refusal:
        call()
    assert str(refusal.value) == message


@pytest.mark.parametrize(
    ("x", "weight", "stride", "padding"),
    [((3, 227, 227), (96, 3, 11, 11), 4, 0), ((64, 224, 224), (64, 64, 3, 3), 1, 1)],
    ids=["AlexNet conv1", "VGG conv1_2"],
)
def test_conv2d_takes_less_than_64_mb_beside_input_and_output(x, weight, stride, padding):
    x, weight = np.zeros(x, np.float32), np.zeros(weight, np.float32)
    tracemalloc.start()
    output = cd.conv2d(x, weight, None, stride, padding)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak - output.nbytes < 64_000_000
