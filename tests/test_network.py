"""A network's ledger: its rows, its totals and its refusals."""

import pytest

import convdocs as cd


@pytest.fixture
def net() -> cd.Network:
    layers = [cd.Conv2d(1, 8, 3), cd.ReLU(), cd.Conv2d(8, 4, 3), cd.Flatten()]
    return cd.Network("net", "an example", (1, 6, 6), layers)


def test_layers_without_names_are_numbered_by_kind(net: cd.Network) -> None:
    assert [name for name, _ in net.layers] == ["conv1", "relu1", "conv2", "flatten1"]


def test_given_names_are_kept() -> None:
    net = cd.Network("net", "", (1, 4, 4), [("stem", cd.Conv2d(1, 1, 3)), ("act", cd.ReLU())])
    assert [row.name for row in net.ledger().rows] == ["stem", "act"]


def test_each_row_says_what_one_layer_does(net: cd.Network) -> None:
    row = net.ledger().rows[2]
    assert (row.name, row.layer) == ("conv2", cd.Conv2d(8, 4, 3))
    assert (row.input_shape, row.output_shape) == ((8, 4, 4), (4, 2, 2))
    assert (row.params, row.weights) == (8 * 4 * 9 + 4, 8 * 4 * 9)
    assert (row.macs, row.activations) == (8 * 4 * 9 * 4, 4 * 2 * 2)
    assert row.receptive_field.size == (5, 5)


def test_totals_are_the_sums_of_the_rows(net: cd.Network) -> None:
    ledger = net.ledger()
    for column in cd.Total._fields:
        assert sum(getattr(row, column) for row in ledger.rows) == getattr(ledger.total, column)


def test_a_batch_multiplies_macs_and_activations_but_not_parameters(net: cd.Network) -> None:
    one, many = net.ledger().total, net.ledger(batch=128).total
    assert (many.params, many.weights) == (one.params, one.weights)
    assert (many.macs, many.activations) == (128 * one.macs, 128 * one.activations)


def test_another_input_gives_another_ledger(net: cd.Network) -> None:
    assert net.ledger((1, 12, 6)).rows[-1].output_shape == (4 * 8 * 2,)


def test_rows_cannot_be_changed(net: cd.Network) -> None:
    with pytest.raises(AttributeError):
        net.ledger().rows[0].params = 0


def test_a_layer_that_does_not_fit_is_named_with_network_and_remedy(net: cd.Network) -> None:
    with pytest.raises(cd.ShapeError) as caught:
        net.ledger((1, 4, 4))
    assert str(caught.value) == (
        "net, conv2: the kernel spans 3 in height, but the padded input has only 2: "
        "increase the padding or the input, or reduce the kernel"
    )
    assert caught.value.text("zh").startswith("net, conv2：卷积核（窗口）在高方向跨 3")


@pytest.mark.parametrize("batch", [0, -1, 1.0, True])
def test_a_batch_is_a_positive_integer(net: cd.Network, batch: object) -> None:
    with pytest.raises(cd.ArgumentError, match=r"batch .* must be an integer of at least 1"):
        net.ledger(batch=batch)


def test_a_network_holds_layers_and_at_least_one() -> None:
    with pytest.raises(cd.ArgumentError, match="conv 3x3 is not a layer"):
        cd.Network("net", "", (1, 6, 6), ["conv 3x3"])
    with pytest.raises(cd.ArgumentError, match="at least one layer"):
        cd.Network("net", "", (1, 6, 6), [])
    with pytest.raises(cd.ShapeError, match="must be"):
        cd.Network("net", "", (6, 6), [cd.ReLU()])
