"""Where PyTorch's gradient of one output is not zero is what the receptive field says."""

import random

import pytest

import convdocs as cd

torch = pytest.importorskip("torch", exc_type=ImportError)
torch.set_num_threads(1)  # several, beside NumPy's, slow each other down
pytestmark = pytest.mark.torch

WINDOWS = ("Conv2d", "MaxPool2d", "AvgPool2d", "AdaptiveAvgPool2d")


def summing(layer):
    """The layer's window as a sum of ones: a maximum would lose the gradient of all but one."""
    if layer.kind == "AdaptiveAvgPool2d":
        return torch.nn.AdaptiveAvgPool2d(layer.output_size)
    size = layer.kernel_size, layer.stride, layer.padding, layer.dilation
    module = torch.nn.Conv2d(1, 1, *size, bias=False, dtype=torch.float64)
    torch.nn.init.ones_(module.weight)
    return module


def gradient(layers, shape, output):
    """The absolute gradient of one output with respect to every input pixel."""
    modules = [summing(layer) for layer in layers if layer.kind in WINDOWS]
    x = torch.zeros(1, *shape, dtype=torch.float64, requires_grad=True)
    torch.nn.Sequential(*modules)(x)[0][output].backward()
    return x.grad[0]


def extent(counts, axis):
    """First and last position along an axis where a gradient arrives, and how many such."""
    seen = counts.sum(1 - axis).nonzero().flatten().tolist()
    return seen[0], seen[-1], len(seen)


def assert_seen(layers, field):
    """The first output whose span lies inside the image, and the next in height and width."""
    first = [-(start // stride) for start, stride in zip(field.start, field.stride)]
    for step in (0, 1):
        output = [n + step for n in first]
        begin = [b + n * s for b, n, s in zip(field.start, output, field.stride)]
        shape = [b + size for b, size in zip(begin, field.size)]
        counts = gradient(layers, shape, tuple(output))
        for axis in (0, 1):
            last = begin[axis] + field.size[axis] - 1
            assert extent(counts, axis) == (begin[axis], last, field.touched[axis])


def random_stack(pick):
    layers = []
    for _ in range(pick.randint(1, 4)):
        kernel, stride, dilation = ((pick.randint(1, m), pick.randint(1, m)) for m in (5, 3, 3))
        padding = tuple(pick.randint(0, k // 2) for k in kernel)
        layers += [
            pick.choice([
                cd.Conv2d(1, 1, kernel, stride, padding, dilation),
                cd.MaxPool2d(kernel, stride, padding, dilation),
                cd.AvgPool2d(kernel, stride, padding),
            ]),
            cd.ReLU(),
        ]  # fmt: skip
    return layers


@pytest.mark.parametrize("seed", range(200))
def test_a_random_stack_sees_what_its_gradient_reaches(seed):
    layers = random_stack(random.Random(seed))
    assert_seen(layers, cd.receptive_field(layers))


@pytest.mark.parametrize("name", ["alexnet", "alexnet-torchvision", "vgg11", "vgg16"])
def test_every_layer_of_a_network_sees_what_its_gradient_reaches(name):
    """One channel is enough: which positions are read is the same for all."""
    rows = cd.named_network(name).ledger().rows
    for count, row in enumerate(rows, 1):
        if row.layer.kind in WINDOWS[:3]:
            assert_seen([r.layer for r in rows[:count]], row.receptive_field)


@pytest.mark.parametrize("out", [1, 2, 3, (2, 6), (None, 4)])
def test_adaptive_pooling_sees_what_its_gradient_reaches(out):
    layers, shape = [cd.Conv2d(1, 1, 3), cd.AdaptiveAvgPool2d(out)], (1, 14, 14)
    field = cd.receptive_field(layers, shape)
    counts = gradient(layers, shape[1:], (0, 0))
    for axis, size in enumerate(field.size):
        assert extent(counts, axis) == (0, size - 1, size)
