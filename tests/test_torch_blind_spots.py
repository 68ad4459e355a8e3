"""Where the tools are blind, as the chapter on cost says: what they really print."""

import pytest

import convdocs as cd
from convdocs.conventions import count

torch = pytest.importorskip("torch", exc_type=ImportError)
pytestmark = [pytest.mark.torch, pytest.mark.filterwarnings("ignore")]

from torch_tools import TOOLS  # noqa: E402 (needs torch)

WEIGHTS = 64 * 32 * 4 * 4
INPUTS, OUTPUTS = 16 * 16, 32 * 32
BIASES = 32 * OUTPUTS

# A transposed convolution from 64 to 32 channels, 4x4, stride 2, from 16x16 to 32x32.
TRANSPOSED = {
    "fvcore": WEIGHTS * INPUTS,
    "calflops-macs": WEIGHTS * INPUTS,
    "flop-counter": 2 * WEIGHTS * INPUTS,
    "ptflops": WEIGHTS * INPUTS + BIASES,
    "thop": WEIGHTS * OUTPUTS,
    "torchprofile": WEIGHTS * OUTPUTS,
    "torchinfo": WEIGHTS * OUTPUTS + BIASES,
}

MACS = 3 * 8 * 3 * 3 * 32 * 32

# A 3x3 convolution from 3 to 8 channels, with a bias, called as a function on a 32x32 image.
FUNCTIONAL = {
    "thop": 0,
    "torchinfo": 0,
    "ptflops": 0,
    "torchprofile": MACS,
    "fvcore": MACS,
    "flop-counter": 2 * MACS,
    "ptflops-aten": MACS + 8 * 32 * 32,
}


class Called(torch.nn.Module):
    """A convolution without a module of its own; its numbers go by the names given."""

    def __init__(self, kernel="kernel", shift="shift"):
        super().__init__()
        self.names = kernel, shift
        self.register_parameter(kernel, torch.nn.Parameter(torch.zeros(8, 3, 3, 3)))
        self.register_parameter(shift, torch.nn.Parameter(torch.zeros(8)))

    def forward(self, x):
        kernel, shift = [getattr(self, name) for name in self.names]
        return torch.nn.functional.conv2d(x, kernel, shift, padding=1)


def printed(tool, net, *shape):
    with torch.no_grad():
        return TOOLS[tool](net.eval(), torch.zeros(1, *shape))


@pytest.mark.parametrize("tool", TRANSPOSED)
def test_some_tools_count_a_transposed_convolution_by_its_outputs(tool):
    net = torch.nn.ConvTranspose2d(64, 32, 4, stride=2, padding=1)
    assert printed(tool, net, 64, 16, 16) == TRANSPOSED[tool]


def test_thop_prints_192_for_the_layer_of_the_issue():
    assert printed("thop", torch.nn.ConvTranspose2d(3, 1, 2, stride=2), 3, 2, 2) == 192


@pytest.mark.parametrize("tool", FUNCTIONAL)
def test_some_tools_do_not_see_a_function(tool):
    assert printed(tool, Called(), 3, 32, 32) == FUNCTIONAL[tool]


def test_torchinfo_counts_parameters_called_weight_and_bias_once():
    assert printed("torchinfo", Called("weight", "bias"), 3, 32, 32) == 3 * 8 * 3 * 3 + 8


@pytest.mark.parametrize("tool", ["fvcore", "torchprofile"])
def test_some_tools_do_not_see_a_convolution_padded_by_a_word(tool):
    net = torch.nn.Conv2d(64, 64, 3, padding="same")
    ours = cd.Network("net", "test", (64, 56, 56), [cd.Conv2d(64, 64, 3, padding="same")])
    assert printed(tool, net, 64, 56, 56) == count(tool, ours.ledger()).value == 0


def test_a_transposed_convolution_multiplies_each_input_by_each_weight_of_its_channel():
    """Its gradient is an ordinary convolution; literally executed, the products are the truth."""
    x, w = torch.arange(12.0).reshape(1, 3, 2, 2), torch.arange(1.0, 13).reshape(3, 1, 2, 2)
    theirs = torch.nn.functional.conv_transpose2d(x, w, stride=2)
    out, products = torch.zeros(1, 4, 4), 0
    for c in range(3):
        for row in range(2):
            for column in range(2):
                patch = out[0, 2 * row : 2 * row + 2, 2 * column : 2 * column + 2]
                patch += x[0, c, row, column] * w[c, 0]
                products += w[c].numel()
    assert torch.equal(theirs[0], out)
    assert products == 48
