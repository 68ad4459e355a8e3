"""The conventions count what the tools themselves print, on real and on random networks."""

import random

import pytest

import convdocs as cd
from convdocs.conventions import count, printed

torch = pytest.importorskip("torch", exc_type=ImportError)
pytestmark = [pytest.mark.torch, pytest.mark.filterwarnings("ignore")]

from torch_tools import TOOLS, measured  # noqa: E402 (needs torch)

MODES = ("reflect", "replicate", "circular")


def random_layer(pick, channels, width):
    """One layer of any kind, for an input with so many channels and so wide."""
    kernel, padding = pick.choice([1, 2, 3, (1, 3), (4, 2)]), pick.choice([0, 1, (0, 2), "same"])
    stride = 1 if padding == "same" else pick.choice([1, 2, (1, 2)])
    groups, bias = pick.choice([1, channels]), pick.random() < 0.6
    return pick.choice([
        cd.Conv2d(channels, 4, kernel, stride, padding, pick.choice([1, 2]), 1, bias),
        cd.Conv2d(channels, 4 * channels, 3, 1, 1, groups=groups, bias=bias),
        cd.Conv2d(channels, 2, 2, padding="valid", bias=bias),
        cd.Conv2d(channels, 3, 2, pick.choice([1, (2, 3)]), "valid", 1, 1, bias, "replicate"),
        cd.Conv2d(channels, 3, kernel, stride, padding, 1, 1, bias, pick.choice(MODES)),
        cd.MaxPool2d(3, stride, 1, ceil_mode=bias),
        cd.AvgPool2d(kernel, stride, ceil_mode=bias),
        cd.AdaptiveAvgPool2d(pick.choice([1, 5, (2, 3), (None, 3)])),
        cd.BatchNorm2d(channels, affine=bias),
        cd.BatchNorm2d(channels, bias=bias),
        cd.LocalResponseNorm(pick.randint(1, 6)),
        cd.ReLU(),
        cd.Dropout(),
        cd.Linear(width, 7, bias),
    ])  # fmt: skip


def random_network(seed):
    """A convolution, some layers that fit, and now and then a classifier."""
    pick = random.Random(seed)
    shape = pick.choice([1, 2, 3]), pick.randint(9, 24), pick.randint(9, 24)
    layers = [cd.Conv2d(shape[0], 4, 3, bias=pick.random() < 0.6)]
    out = layers[0].output_shape(shape)
    while len(layers) < 8:
        layer = random_layer(pick, out[0], out[2])
        try:
            out = layer.output_shape(out)
        except cd.ShapeError:
            continue  # a kernel larger than what is left
        layers.append(layer)
    if pick.random() < 0.6:
        size = out[0] * out[1] * out[2]
        layers += [cd.Flatten(), cd.Linear(size, 5), cd.ReLU(), cd.Linear(5, 3, bias=False)]
    return cd.Network(f"seed {seed}", "random", shape, layers)


def theirs_and_ours(tool, net, shape=None, batch=1):
    result = net.ledger(shape, batch)
    theirs = measured(tool, [layer for _, layer in net.layers], result.input_shape, batch)
    if isinstance(theirs, str):
        return theirs, printed(tool, result).partition("\u202f")[0]
    return theirs, count(tool, result).value


@pytest.mark.parametrize("tool", TOOLS)
def test_a_convention_counts_as_its_tool_on_random_networks(tool):
    nets = [random_network(seed) for seed in range(100)]
    pairs = [theirs_and_ours(tool, net, batch=1 + seed % 3) for seed, net in enumerate(nets)]
    different = [(net.layers, *pair) for net, pair in zip(nets, pairs) if pair[0] != pair[1]]
    assert different == []


@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize(
    ("name", "shape", "batch"),
    [
        ("alexnet-torchvision", None, 1),
        ("alexnet-torchvision", (3, 300, 260), 2),
        ("alexnet", None, 2),
        ("vgg11_bn", (3, 96, 64), 2),
        ("vgg16", None, 1),
    ],
)
def test_a_convention_counts_as_its_tool_on_named_networks(tool, name, shape, batch):
    theirs, ours = theirs_and_ours(tool, cd.named_network(name), shape, batch)
    assert theirs == ours


@pytest.mark.parametrize("tool", ["torchinfo", "thop", "torchprofile"])
def test_a_tool_counts_a_transposed_convolution_at_its_output(tool):
    """Every weight is used once for each input; at stride 2 the output has four times as many."""
    net = torch.nn.Sequential(torch.nn.ConvTranspose2d(3, 5, 2, stride=2, bias=False))
    true = 3 * 5 * 2 * 2 * (6 * 6)
    x = torch.zeros(1, 3, 6, 6)
    assert (TOOLS["flop-counter"](net, x), TOOLS[tool](net, x)) == (2 * true, 4 * true)


@pytest.mark.parametrize("tool", ["torchinfo", "thop"])
def test_a_tool_that_hooks_modules_does_not_see_functions(tool):
    class Functional(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.kernel = torch.nn.Parameter(torch.zeros(4, 3, 3, 3))

        def forward(self, x):
            return torch.nn.functional.conv2d(x, self.kernel)

    x = torch.zeros(1, 3, 6, 6)
    assert TOOLS["flop-counter"](Functional(), x) == 2 * 4 * 3 * 9 * 16
    assert TOOLS[tool](Functional(), x) == 0
