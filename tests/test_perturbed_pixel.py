"""Which outputs change when one input pixel does: the receptive field, seen from outside."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

import convdocs as cd


def pairs(most):
    sizes = st.integers(1, most)
    return st.tuples(sizes, sizes)


@st.composite
def layer_stacks(draw):
    """One to three layers whose weights will be positive, so that whatever is read has effect."""
    kinds = draw(st.lists(st.sampled_from(["conv", "max", "avg"]), min_size=1, max_size=3))
    layers = []
    for kind in kinds:
        kernel, stride = draw(pairs(4)), draw(pairs(3))
        padding = tuple(draw(st.integers(0, k // 2)) for k in kernel)
        if kind == "conv":
            layers.append(cd.Conv2d(1, 1, kernel, stride, padding, draw(pairs(3)), bias=False))
        elif kind == "max":
            layers.append(cd.MaxPool2d(kernel, stride, padding, draw(pairs(2))))
        else:
            layers.append(cd.AvgPool2d(kernel, stride, padding))
    return layers


def executed(layers, x):
    """The layers applied to a batch; sums and weights that keep every number a positive integer."""
    for layer in layers:
        size = layer.kernel_size, layer.stride, layer.padding
        if layer.kind == "Conv2d":
            weight = np.arange(np.prod(layer.kernel_size)).reshape(1, 1, *layer.kernel_size) % 3 + 1
            x = cd.conv2d(x, weight, None, *size[1:], layer.dilation)
        elif layer.kind == "MaxPool2d":
            x = cd.max_pool2d(x, *size, layer.dilation)
        else:
            x = cd.avg_pool2d(x, *size, divisor_override=1)
    return x


def readers(layers, shape, axis, through):
    """For each input position along an axis, which outputs change when that pixel does."""
    x = np.arange(shape[0] * shape[1]).reshape(1, 1, *shape) % 4
    pixels = [(n, through[1]) if axis == 0 else (through[0], n) for n in range(shape[axis])]
    images = np.repeat(x, len(pixels), axis=0)
    for image, pixel in zip(images, pixels):
        image[0][pixel] += 10**9
    return (executed(layers, images) != executed(layers, x))[:, 0]


@settings(deadline=None)
@given(layer_stacks(), st.integers(0, 3))
def test_a_perturbed_pixel_changes_the_outputs_whose_receptive_field_holds_it(layers, spare):
    field = cd.receptive_field(layers)
    first = [-(start // stride) for start, stride in zip(field.start, field.stride)]
    begin = [b + f * s for b, f, s in zip(field.start, first, field.stride)]
    shape = [b + r + s + spare for b, r, s in zip(begin, field.size, field.stride)]
    for axis in (0, 1):
        changed = readers(layers, shape, axis, begin)
        for step in (0, 1):  # the first output whose span lies inside the image, and its neighbour
            output = [n + step * (n_axis == axis) for n_axis, n in enumerate(first)]
            seen = np.flatnonzero(changed[:, output[0], output[1]])
            expected = begin[axis] + step * field.stride[axis]
            assert seen[0] == expected
            assert seen[-1] == expected + field.size[axis] - 1
            assert len(seen) == field.touched[axis]
