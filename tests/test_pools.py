"""Pooling: sizes, the ceil_mode rule and refusals, each beside a valid neighbour."""

import pytest

import convdocs as cd


def test_pools_have_no_parameters_and_no_macs() -> None:
    for pool in (cd.MaxPool2d(2), cd.AvgPool2d(2), cd.MinPool2d(2), cd.AdaptiveAvgPool2d(1)):
        assert (pool.params, pool.weights, pool.macs((3, 8, 8))) == (0, 0, 0)


def test_the_stride_of_a_pool_is_its_kernel_unless_given() -> None:
    assert cd.MaxPool2d((2, 3)).stride == (2, 3)
    assert cd.MaxPool2d(3, stride=2).output_shape((96, 55, 55)) == (96, 27, 27)


@pytest.mark.parametrize("pool", [cd.MaxPool2d, cd.AvgPool2d, cd.MinPool2d])
def test_ceil_mode_rounds_up_but_drops_a_window_in_the_right_padding(
    pool: type[cd.MaxPool2d],
) -> None:
    assert pool(3, 2).output_shape((1, 6, 6)) == (1, 2, 2)
    assert pool(3, 2, ceil_mode=True).output_shape((1, 6, 6)) == (1, 3, 3)
    assert pool(2, 3, 1, ceil_mode=True).output_shape((1, 5, 5)) == (1, 2, 2)


@pytest.mark.parametrize("pool", [cd.MaxPool2d, cd.MinPool2d])
def test_padding_may_be_half_the_kernel_whatever_the_dilation(pool: type[cd.MaxPool2d]) -> None:
    assert pool(3, padding=1, dilation=4).padding == (1, 1)
    with pytest.raises(cd.ArgumentError, match=r"padding \(=2\) may be at most half of"):
        pool(3, padding=2, dilation=4)
    with pytest.raises(cd.ArgumentError, match=r"dilation \(=0\) must be at least 1"):
        pool(3, dilation=0)


def test_average_pooling_has_a_divisor_other_than_zero() -> None:
    assert cd.AvgPool2d(2, divisor_override=3).divisor_override == 3
    with pytest.raises(cd.ArgumentError, match=r"divisor_override .* must not be 0"):
        cd.AvgPool2d(2, divisor_override=0)


def test_a_window_beyond_the_input_is_refused() -> None:
    with pytest.raises(cd.ShapeError, match=r"the kernel spans 3 in width, .* has only 2"):
        cd.MaxPool2d(3, stride=2).output_shape((1, 5, 2))
    with pytest.raises(cd.ShapeError, match=r"MaxPool2d needs an input .*not \(9,\)"):
        cd.MaxPool2d(3).output_shape((9,))


def test_adaptive_pooling_gives_the_size_asked_for() -> None:
    assert cd.AdaptiveAvgPool2d((7, None)).output_shape((512, 9, 5)) == (512, 7, 5)
    assert cd.AdaptiveAvgPool2d((None, 3)).output_shape((512, 9, 5)) == (512, 9, 3)
    with pytest.raises(cd.ArgumentError, match=r"output_size \(=\(1, 2, 3\)\) must be"):
        cd.AdaptiveAvgPool2d((1, 2, 3))
    with pytest.raises(cd.ArgumentError, match=r"output_size \(=0\) must be at least 1"):
        cd.AdaptiveAvgPool2d(0)
    with pytest.raises(cd.ShapeError, match="AdaptiveAvgPool2d needs an input"):
        cd.AdaptiveAvgPool2d(1).output_shape((9,))


def test_pools_print_as_pytorch_prints_them() -> None:
    expected = "MaxPool2d(kernel_size=3, stride=2, padding=0, dilation=1, ceil_mode=False)"
    assert repr(cd.MaxPool2d(3, 2)) == expected
    assert "kernel_size=(2, 3)" in repr(cd.AvgPool2d((2, 3)))
