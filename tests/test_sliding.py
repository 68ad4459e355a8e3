"""Pooling window by window, against pooling of arrays."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import convdocs as cd
from convdocs.sliding import pool_windows

ARRAYS = {cd.MaxPool2d: cd.max_pool2d, cd.MinPool2d: cd.min_pool2d, cd.AvgPool2d: cd.avg_pool2d}
pairs = st.tuples(st.integers(1, 3), st.integers(1, 3))


@given(
    st.sampled_from(list(ARRAYS)), pairs, pairs, st.booleans(), st.booleans(),
    st.integers(0, 2**32),
)  # fmt: skip
def test_windows_give_what_pooling_an_array_gives(
    kind: type, kernel: tuple[int, int], stride: tuple[int, int], padded: bool, ceil: bool,
    seed: int,
) -> None:  # fmt: skip
    image = np.random.default_rng(seed).integers(-9, 10, (5, 7))
    padding = tuple(k // 2 * padded for k in kernel)
    rows = pool_windows(image, kind(kernel, stride, padding, ceil_mode=ceil))
    expected = ARRAYS[kind](image[None], kernel, stride, padding, ceil_mode=ceil)[0]
    assert [[window.value for window in row] for row in rows] == expected.tolist()


def test_min_pooling_of_twelve_numbers() -> None:
    """TOPICS C6: 1 ... 12 in 3x4 under a 2x2 window gives [[1, 3]], not [[1, 2], [5, 6]]."""
    rows = pool_windows(np.arange(1, 13).reshape(3, 4), cd.MinPool2d(2))
    assert [[window.value for window in row] for row in rows] == [[1, 3]]


def test_a_window_knows_what_lies_under_it() -> None:
    corner = pool_windows([[5, 7]], cd.MaxPool2d(2, padding=1))[0][0]
    assert corner == (0, 0, [[(None, None), (None, None)], [(None, None), (5, None)]], 5)


def test_an_average_counts_the_padding_unless_told() -> None:
    counted = pool_windows([[6, 2]], cd.AvgPool2d((1, 2), padding=(0, 1)))[0]
    alone = pool_windows([[6, 2]], cd.AvgPool2d((1, 2), padding=(0, 1), count_include_pad=False))
    assert [window.value for window in counted] == [3, 1]
    assert [window.value for window in alone[0]] == [6, 2]


def test_an_average_may_be_divided_otherwise() -> None:
    (window,) = pool_windows([[6, 3]], cd.AvgPool2d((1, 2), divisor_override=2))[0]
    assert window.value == 4.5


def test_a_window_without_pixels_has_no_value() -> None:
    """A dilated window may lie on padding alone; PyTorch gives minus infinity there."""
    layer = cd.MaxPool2d((1, 2), padding=(0, 1), dilation=(1, 4))
    assert [window.value for window in pool_windows([[1, 2, 3]], layer)[0]] == [None]


def test_what_does_not_fit_is_refused() -> None:
    with pytest.raises(cd.ShapeError, match="the kernel spans 3 in height"):
        pool_windows([[1, 2, 3]], cd.MaxPool2d(3))
