"""Every layer accepts, refuses, shapes and counts as torch.nn's does, on thousands of cases."""

import pytest
from torch_cases import CASES, cases

import convdocs as cd

torch = pytest.importorskip("torch", exc_type=ImportError)
pytestmark = [pytest.mark.torch, pytest.mark.filterwarnings("ignore::UserWarning")]

from torch_modules import applied, parameters  # noqa: E402 (needs torch)

REFUSALS = (RuntimeError, TypeError, ValueError, IndexError)  # PyTorch's, for one fault or another


def torch_outcome(kind, arguments, shape):
    """(where PyTorch refused, if it did; output shape, parameters and MACs) for one image."""
    try:
        module = getattr(torch.nn, kind)(**arguments).eval()
    except REFUSALS:
        return "arguments", None
    try:
        out, macs = applied(module, torch.zeros(1, *shape))
    except REFUSALS:
        return "input", None
    return None, (tuple(out.shape[1:]), parameters(module), macs)


def our_outcome(kind, arguments, shape):
    """The same of convdocs; any other exception than its own is a failure."""
    try:
        layer = getattr(cd, kind)(**arguments)
    except cd.ConvdocsError:
        return "arguments", None
    try:
        return None, (layer.output_shape(shape), layer.params, layer.macs(shape))
    except cd.ConvdocsError:
        return "input", None


def agree(ours, theirs):
    """What no input could mend, convdocs may refuse before PyTorch does, never after."""
    return ours == theirs or (ours[0] == "arguments" and theirs[0] == "input")


@pytest.mark.parametrize("kind", CASES)
def test_a_layer_accepts_refuses_shapes_and_counts_as_torch_nn_does(kind):
    different, accepted = [], 0
    for arguments, shape in cases(kind):
        ours, theirs = our_outcome(kind, arguments, shape), torch_outcome(kind, arguments, shape)
        accepted += theirs[0] is None
        if not agree(ours, theirs):
            different.append((arguments, shape, ours, theirs))
    assert different == []
    assert accepted > CASES[kind][1] // 3
