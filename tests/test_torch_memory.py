"""What training keeps is what PyTorch saves for its backward pass, to the byte."""

import pytest

import convdocs as cd
from convdocs import memory

torch = pytest.importorskip("torch", exc_type=ImportError)
pytestmark = pytest.mark.torch


class Mask(torch.nn.Module):
    """Dropout as it is done on a GPU, with a mask of one byte a value."""

    def forward(self, x):
        return torch.native_dropout(x, 0.5, True)[0]


def module(layer):
    if layer.kind == "ReLU":
        return torch.nn.ReLU(inplace=True)
    return Mask() if layer.kind == "Dropout" else getattr(torch.nn, layer.kind)(**layer.arguments())


def saved(net, x):
    """Bytes of all memory that the graph of one forward pass holds on to, weights aside."""
    own = {t.untyped_storage()._cdata for t in [*net.parameters(), *net.buffers()]}
    found = {}

    def pack(tensor):
        storage = tensor.untyped_storage()
        if storage._cdata not in own:
            found[storage._cdata] = (storage.nbytes(), tensor)
        return tensor

    with torch.autograd.graph.saved_tensors_hooks(pack, lambda tensor: tensor):
        output = net(x)
    assert output.requires_grad
    return sum(size for size, _ in found.values())


@pytest.mark.parametrize("name", [name for name in cd.NETWORK_NAMES if "v" in name])
def test_pytorch_keeps_as_much(name):
    """Local response normalisation (AlexNet of 2012) aside, which it puts together from parts.

    An adaptive pool that keeps the size is left out: PyTorch copies its input all the same.
    """
    ledger = cd.named_network(name).ledger(batch=2)
    layers = [row.layer for row in ledger.rows if not row.layer.kind.startswith("Adaptive")]
    with torch.device("meta"):  # where shapes are computed and numbers are not
        net = torch.nn.Sequential(*map(module, layers)).train()
        x = torch.empty(2, *ledger.input_shape)
    assert memory.kept(ledger) == saved(net, x)
