"""Stacks of small kernels, counted directly from their sizes."""

import pytest

import convdocs as cd


def multiplications(kernels: list[int], size: int) -> int:
    """One channel, no padding: k * k at each of the places left."""
    total = 0
    for k in kernels:
        size -= k - 1
        total += k * k * size * size
    return total


@pytest.mark.parametrize("size", [5, 10, 28, 224])
def test_total_macs_adds_up_layer_by_layer(size: int) -> None:
    assert multiplications([3, 3], size) == cd.total_macs(cd.stacked(3, 2), (1, size, size))


def test_two_3x3_on_28x28_save_a_fifth() -> None:
    assert cd.total_macs(cd.stacked(3, 2), (1, 28, 28)) == 6084 + 5184 == 11268
    assert cd.total_macs(cd.stacked(5, 1), (1, 28, 28)) == 14400


def test_on_a_5x5_input_the_stack_costs_more() -> None:
    assert cd.total_macs(cd.stacked(3, 2), (1, 5, 5)) == 90
    assert cd.total_macs(cd.stacked(5, 1), (1, 5, 5)) == 25


@pytest.mark.parametrize("count", [2, 3, 4])
def test_the_crossing_is_the_first_size_from_which_the_stack_is_cheaper(count: int) -> None:
    large = 2 * count + 1
    cheaper = [
        multiplications([3] * count, size) < multiplications([large], size)
        for size in range(large, 200)
    ]
    first = large + cheaper.index(True)
    assert all(cheaper[first - large :])
    assert first == cd.crossing(cd.stacked(3, count), cd.stacked(large, 1))


def test_with_same_padding_the_stack_wins_from_the_first_pixel() -> None:
    small, large = cd.stacked(3, 2, padding="same"), cd.stacked(5, 1, padding="same")
    assert cd.crossing(small, large) == 1


def test_a_stack_that_never_wins_has_no_crossing() -> None:
    assert cd.crossing(cd.stacked(5, 1), cd.stacked(3, 2), limit=50) is None
    assert cd.crossing([cd.MaxPool2d(2)], [cd.MaxPool2d(3)], limit=50) is None


@pytest.mark.parametrize(
    ("channels", "widths"),
    [((4,), [4, 4, 4]), ((4, 8, 16), [4, 8, 16]), ([1, 2, 3], [1, 2, 3])],
)
def test_channels_may_be_given_short(channels: tuple[int, ...], widths: list[int]) -> None:
    layers = cd.stacked(3, 2, channels=channels)
    assert [layers[0].in_channels, *(layer.out_channels for layer in layers)] == widths


def test_three_widths_stand_for_in_between_and_out() -> None:
    layers = cd.stacked(3, 4, channels=(3, 8, 16))
    assert [layer.out_channels for layer in layers] == [8, 8, 8, 16]
    assert cd.stacked(3, 4, channels=(1, 2, 3, 4, 5))[2].out_channels == 4


def test_widths_that_do_not_fit_are_refused() -> None:
    with pytest.raises(cd.ArgumentError, match=r"channels \(=\(1, 2\)\) must name 4 widths for 3"):
        cd.stacked(3, 3, channels=(1, 2))
    with pytest.raises(cd.ArgumentError, match=r"count \(=0\) must be at least 1"):
        cd.stacked(3, 0)


def test_27_against_49_weights_with_and_without_bias() -> None:
    """With C channels: 27 C^2 against 49 C^2 (VGG paper, section 2.3)."""
    c = 64
    three, one = cd.stacked(3, 3, channels=(c,)), cd.stacked(7, 1, channels=(c,))
    assert (cd.total_params(three), cd.total_params(one)) == (27 * c * c, 49 * c * c)
    assert cd.total_params(cd.stacked(3, 3, channels=(c,), bias=True)) == 27 * c * c + 3 * c
