"""Whole networks, built from PyTorch's modules: its shapes, its parameters, its counted FLOPs."""

import pytest

import convdocs as cd

torch = pytest.importorskip("torch", exc_type=ImportError)
pytestmark = pytest.mark.torch

from torch_modules import applied, network, parameters  # noqa: E402 (needs torch)

CASES = [(name, None) for name in cd.NETWORK_NAMES]
CASES += [("vgg16", (3, 320, 240)), ("alexnet", (3, 300, 227))]


@pytest.mark.parametrize(("name", "shape"), CASES)
def test_a_ledger_has_the_shapes_parameters_and_half_the_flops_of_pytorch(name, shape):
    """On the meta device, where shapes are computed and numbers are not."""
    net = cd.named_network(name)
    layers = [layer for _, layer in net.layers]
    if shape is not None:  # until Flatten, after which the input's size is fixed
        layers = layers[: [layer.kind for layer in layers].index("Flatten")]
    ledger = cd.Network(name, net.source, net.input_shape, layers).ledger(shape, batch=2)
    with torch.device("meta"):
        modules, x = network(layers), torch.empty(2, *ledger.input_shape)
    for row, module in zip(ledger.rows, modules):
        x, macs = applied(module, x)
        assert row.output_shape == tuple(x.shape[1:])
        assert (row.params, row.macs) == (parameters(module), macs)
        assert row.activations == x.numel()


@pytest.mark.parametrize("name", cd.NETWORK_NAMES)
def test_the_totals_of_a_network_are_those_of_pytorch(name):
    net = cd.named_network(name)
    total = net.ledger().total
    with torch.device("meta"):
        whole, x = network([layer for _, layer in net.layers]), torch.empty(1, *net.input_shape)
    assert (total.params, total.macs) == (parameters(whole), applied(whole, x)[1])
