"""Receptive fields: the published and the odd cases; see also test_perturbed_pixel."""

import pytest

import convdocs as cd


@pytest.mark.parametrize(("count", "size"), [(1, 3), (2, 5), (3, 7), (4, 9)])
def test_stacked_3x3_see_2n_plus_1(count: int, size: int) -> None:
    assert cd.receptive_field(cd.stacked(3, count)).size == (size, size)


def test_two_strided_3x3_see_7_not_5() -> None:
    strided = [cd.Conv2d(1, 1, 3, stride=2)] * 2
    assert cd.receptive_field(strided)[:3] == ((7, 7), (4, 4), (0, 0))


def test_height_and_width_go_their_own_ways() -> None:
    field = cd.receptive_field([cd.Conv2d(1, 1, (1, 3), stride=(1, 2), padding=(0, 1))] * 2)
    assert field == ((1, 7), (1, 4), (0, -3), (1, 7))


def test_a_stride_beyond_the_kernel_leaves_holes() -> None:
    """Kernel 1 at stride 2, then 3x3: positions 0, 2, 4 of a span of 5."""
    field = cd.receptive_field([cd.Conv2d(1, 1, 1, stride=2), cd.Conv2d(1, 1, 3)])
    assert (field.size, field.touched) == ((5, 5), (3, 3))


def test_dilation_leaves_holes_that_a_later_layer_may_fill() -> None:
    dilated = cd.Conv2d(1, 1, 3, dilation=2)
    assert cd.receptive_field([dilated]).touched == (3, 3)
    assert cd.receptive_field([dilated, dilated]).touched == (5, 5)
    assert cd.receptive_field([dilated, cd.Conv2d(1, 1, 2)]).touched == (6, 6)


def test_dilated_padding_starts_where_the_first_tap_does() -> None:
    """Kernel 3, d 2, p 2: a widely used script ignores the dilation here."""
    assert cd.receptive_field([cd.Conv2d(1, 1, 3, padding=2, dilation=2)]).start == (-2, -2)


def test_no_layers_see_one_pixel() -> None:
    assert cd.receptive_field([]) == ((1, 1), (1, 1), (0, 0), (1, 1))


def test_a_linear_layer_sees_the_whole_map_that_was_flattened() -> None:
    layers = [cd.Conv2d(1, 2, 3), cd.MaxPool2d(2), cd.Flatten(), cd.Linear(2 * 4 * 3, 9)]
    field = cd.receptive_field([*layers, cd.ReLU(), cd.Linear(9, 2)], (1, 10, 8))
    assert field.size == (10, 8)


def test_features_that_come_in_flat_have_no_map_to_see() -> None:
    layers = [cd.Linear(4, 3), cd.ReLU(), cd.Linear(3, 2)]
    assert cd.receptive_field(layers, (4,)).size == (1, 1)
    assert cd.Network("mlp", "", (4,), layers).ledger().total.macs == 4 * 3 + 3 * 2


def test_global_pooling_sees_the_whole_map() -> None:
    field = cd.receptive_field([cd.Conv2d(3, 8, 3, padding=1), cd.AdaptiveAvgPool2d(1)], (3, 9, 9))
    assert (field.size, field.start) == ((11, 11), (-1, -1))


def test_windows_that_depend_on_the_input_need_its_shape() -> None:
    with pytest.raises(cd.ShapeError, match="through AdaptiveAvgPool2d depends on the input's"):
        cd.receptive_field([cd.AdaptiveAvgPool2d(1)])
    with pytest.raises(cd.ShapeError, match="through Linear depends on the input's size"):
        cd.receptive_field([cd.Linear(4, 2)])
    with pytest.raises(cd.ShapeError, match="must be"):
        cd.receptive_field([cd.AdaptiveAvgPool2d(1)], (3, 0, 3))


def test_windows_of_different_sizes_have_no_single_field() -> None:
    """8 to 5 overlaps unevenly; a Linear after it still sees all 8."""
    layers = [cd.AdaptiveAvgPool2d(5), cd.ReLU()]
    with pytest.raises(cd.ShapeError, match=r"from \(8, 8\) to \(5, 5\) has windows of different"):
        cd.receptive_field(layers, (1, 8, 8))
    layers += [cd.Flatten(), cd.Linear(25, 3)]
    assert cd.receptive_field(layers, (1, 8, 8)).size == (8, 8)
    net = cd.Network("net", "", (1, 8, 8), layers)
    assert [row.receptive_field is None for row in net.ledger().rows] == [True, True, True, False]


def test_linear_on_a_map_mixes_columns_only() -> None:
    with pytest.raises(cd.ShapeError, match=r"Linear on a map \(1, 4, 4\) mixes columns only"):
        cd.receptive_field([cd.Linear(4, 2)], (1, 4, 4))


def test_an_adaptive_pool_has_windows_of_its_own_along_each_axis() -> None:
    """4x9 to 2x3: windows of 2 rows and 3 columns, side by side."""
    field = cd.receptive_field([cd.AdaptiveAvgPool2d((2, 3))], (1, 4, 9))
    assert (field.size, field.stride, field.touched) == ((2, 3), (2, 3), (2, 3))
    for shape in ((1, 4, 8), (1, 5, 9)):
        with pytest.raises(cd.ShapeError, match="has windows of different"):
            cd.receptive_field([cd.AdaptiveAvgPool2d((2, 3))], shape)


def test_same_padding_of_an_even_kernel_starts_with_its_smaller_half() -> None:
    """PyTorch pads a kernel of 4 with 1 zero before and 2 after, one of 6 with 2 and 3."""
    field = cd.receptive_field([cd.Conv2d(1, 1, (4, 6), padding="same")])
    assert field.start == (-1, -2)
