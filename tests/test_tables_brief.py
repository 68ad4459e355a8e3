"""The short table has every layer that counts, and none that does not."""

import pytest
from published import CS231N_ROWS, GOOGLE, MACS, PARAMS

import convdocs as cd
from convdocs import tables


def test_vgg16_has_the_rows_of_a_course_s_table():
    """CS231n, VGGNet in detail, lists the same layers, with their values and weights."""
    table = tables.layers(cd.named_network("vgg16").ledger())
    rows = {row.name: row for row in cd.named_network("vgg16").ledger().rows}
    listed = [(line[5], rows[line[0]].weights) for line in table.rows]
    assert listed == list(CS231N_ROWS[1:])


@pytest.mark.parametrize("name", ["vgg16", "vgg11"])
def test_the_last_column_is_the_published_receptive_field(name):
    table = tables.layers(cd.named_network(name).ledger())
    sees = {line[0]: line[6] for line in table.rows}
    published = {layer: values[2] for layer, values in GOOGLE[name].items()}
    assert {layer: sees[layer] for layer in published} == published


@pytest.mark.parametrize("name", MACS)
def test_the_sums_are_the_published_ones(name):
    table = tables.layers(cd.named_network(name).ledger())
    assert table.total is not None
    assert list(table.total[2:4]) == [PARAMS[name], MACS[name]]
    assert table.total[4] == sum(line[5] for line in table.rows)


def test_what_only_renames_or_switches_is_left_out():
    layers = [cd.Conv2d(1, 2, 3), cd.BatchNorm2d(2), cd.ReLU(), cd.LocalResponseNorm(2)]
    layers += [cd.AdaptiveAvgPool2d(4), cd.AdaptiveAvgPool2d(3), cd.Flatten(), cd.Dropout()]
    layers += [cd.Linear(18, 1)]
    table = tables.layers(cd.Network("net", "test", (1, 6, 6), layers).ledger())
    assert [line[0] for line in table.rows] == ["conv1", "bn1", "avgpool2", "fc1"]
    assert [line[1] for line in table.rows] == ["3×3", "", "", ""]
    assert [line[6] for line in table.rows][2] is None, "windows of different sizes see no one size"
