"""The arithmetic of one axis, against sets and loops that count instead of computing."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convdocs import arithmetic

small = st.integers(1, 9)
sizes = st.integers(1, 40)


def windows(length: int, span: int, stride: int) -> list[int]:
    """Every place where a window of this span stands inside, counted one by one."""
    return [start for start in range(0, length, stride) if start + span <= length]


def taps(k: int, d: int) -> list[int]:
    """The positions that a dilated kernel reads, laid out one by one."""
    return [n * d for n in range(k)]


@given(small, small)
def test_span_reaches_from_the_first_tap_to_the_last(k: int, d: int) -> None:
    assert taps(k, d)[-1] - taps(k, d)[0] + 1 == arithmetic.span(k, d)


@given(sizes, small, small, st.integers(0, 5), small)
def test_output_size_counts_the_places_where_a_kernel_stands(
    i: int, k: int, s: int, p: int, d: int
) -> None:
    places = windows(i + 2 * p, taps(k, d)[-1] + 1, s)
    assert len(places) == max(0, arithmetic.output_size(i, k, s, p, d))


@given(sizes, small, small, st.integers(0, 4), small)
def test_ceil_mode_keeps_overhanging_windows_that_start_before_the_right_padding(
    i: int, k: int, s: int, p: int, d: int
) -> None:
    """Starts are listed until a window reaches past the end; a last one in the padding goes."""
    end, span = i + 2 * p, taps(k, d)[-1] + 1
    if span > end or p > k // 2:
        return
    starts = [0]
    while starts[-1] + span < end:
        starts.append(starts[-1] + s)
    if starts[-1] >= i + p:
        starts.pop()
    assert len(starts) == arithmetic.ceil_output_size(i, k, s, p, d)


@given(sizes, small, small)
def test_same_padding_keeps_the_size_and_puts_the_extra_zero_after(i: int, k: int, d: int) -> None:
    before, after = arithmetic.same_padding(k, d)
    assert len(windows(i + before + after, taps(k, d)[-1] + 1, 1)) == i
    assert after - before in {0, 1}


def test_the_size_of_the_first_alexnet_layer_depends_on_who_pads() -> None:
    """224 with 2 zeros a side gives torchvision's 55, 227 without gives the paper's."""
    assert arithmetic.output_size(224, 11, 4, 2) == 55
    assert arithmetic.output_size(227, 11, 4) == 55
    assert arithmetic.output_size(224, 11, 4) == 54


@given(small, small, small, small)
def test_weights_are_counted_one_by_one(a: int, b: int, kh: int, kw: int) -> None:
    kernel = [
        (o, c, y, x) for o in range(b) for c in range(a) for y in range(kh) for x in range(kw)
    ]
    assert len(kernel) == arithmetic.conv_weights(a, b, kh, kw)


@given(st.sets(st.integers(0, 12), min_size=1), small, small)
def test_spread_is_a_union_of_shifted_copies(positions: set[int], k: int, step: int) -> None:
    mask = sum(1 << n for n in positions)
    union = {n + t * step for n in positions for t in range(k)}
    assert sum(1 << n for n in union) == arithmetic.spread(mask, k, step)


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_gcd_is_the_greatest_common_divisor(a: int, b: int) -> None:
    assert math.gcd(a, b) == arithmetic.gcd(a, b)


@pytest.mark.parametrize(("i", "k"), [(4, 5), (1, 2)])
def test_a_kernel_larger_than_the_input_leaves_no_positive_size(i: int, k: int) -> None:
    """Even at a large stride, where truncating division would give 1."""
    assert arithmetic.output_size(i, k, s=100) < 1
