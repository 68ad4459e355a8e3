"""Small nets really run in NumPy, forwards and backwards, and the bytes of the arrays then alive.

A layer is a function from its input to (output, backward, kept): `backward` turns the gradient of
the output into that of the input and reads nothing but the arrays in `kept`.
"""

from typing import NamedTuple

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

import convdocs as cd


class Run(NamedTuple):
    """What came out, what was alive at each step, and what the backward pass had been left."""

    output: np.ndarray
    live: list[int]
    kept: int = 0
    gradient: np.ndarray | None = None


def inference(layers, shape, in_place):
    x, live = np.ones(shape, np.float32), []
    for layer in layers:
        if layer.kind != "Dropout":  # which does nothing at inference
            y = forward(layer, x, in_place)[0]
        live.append(size([x, y]))
        x = y
    return Run(x, live)


def training(layers, shape, in_place, x=None):
    """One pass forwards and, with the sum of the outputs as loss, one backwards."""
    x = np.ones(shape, np.float32) if x is None else x.copy()
    passed, live = [], []
    for layer in layers:
        y, backward, kept = forward(layer, x, in_place)
        passed.append((layer, backward, kept))
        live.append(size([x, y, *(array for _, _, arrays in passed for array in arrays)]))
        x = y
    kept = [array for _, _, arrays in passed for array in arrays]
    gradient, whole = np.ones_like(x), size(kept)
    while passed:
        layer, backward, _ = passed[-1]
        needed = backward(gradient)
        shown = [gradient] if len(passed) == 1 else [gradient, needed]
        live.append(size([*shown, *(array for _, _, arrays in passed for array in arrays)]))
        gradient = needed
        passed.pop()
    return Run(x, live, whole, gradient)


def size(arrays):
    """Bytes of the memory that arrays stand in; what two of them share counts once."""
    owners = {}
    for array in arrays:
        owner = array
        while owner.base is not None:
            owner = owner.base
        owners[id(owner)] = owner.nbytes
    return sum(owners.values())


def forward(layer, x, in_place):
    if layer.kind == "ReLU":
        return relu(x, in_place)
    return RULES[layer.kind](layer, x)


def relu(x, in_place):
    y = np.maximum(x, 0, out=x if in_place else None)
    return y, lambda gradient: gradient * (y > 0), [y]


def number(x, *shape):
    """Weights that are no two alike, in the type of the input."""
    return np.sin(np.arange(1, 1 + np.prod(shape))).reshape(shape).astype(x.dtype)


def conv(layer, x):
    weight = number(x, layer.out_channels, layer.in_channels, *layer.kernel_size)
    before = layer.padding[0]

    def backward(gradient):
        """By definition: each output passes its gradient to the window it saw."""
        wide = np.zeros((x.shape[0], *(n + 2 * before for n in x.shape[1:])), x.dtype)
        for (channel, row, column), value in np.ndenumerate(gradient):
            h, w = layer.kernel_size
            wide[:, row : row + h, column : column + w] += value * weight[channel]
        inside = slice(before, -before or None)
        return wide[:, inside, inside].copy()

    return cd.conv2d(x, weight, padding=before), backward, [x]


def linear(layer, x):
    weight = number(x, layer.out_features, layer.in_features)
    return weight @ x, lambda gradient: weight.T @ gradient, [x]


def batch_norm(layer, x):
    """Over one image: mean and reciprocal deviation of each channel are kept."""
    mean = x.mean((1, 2), keepdims=True)
    inverse = 1 / np.sqrt(((x - mean) ** 2).mean((1, 2), keepdims=True) + x.dtype.type(1e-5))

    def backward(gradient):
        normal = (x - mean) * inverse
        along = normal * (gradient * normal).mean((1, 2), keepdims=True)
        return inverse * (gradient - gradient.mean((1, 2), keepdims=True) - along)

    return (x - mean) * inverse, backward, [x, mean, inverse]


def local_norm(layer, x):
    """To x / s^(3/4) with s = 1 + the squares of the neighbouring channels; s is kept."""
    side = layer.size // 2

    def spread(values):
        wide = np.pad(values, ((side, layer.size - 1 - side), (0, 0), (0, 0)))
        return sum(wide[n : n + len(values)] for n in range(layer.size))

    s = 1 + spread(x * x)

    def backward(gradient):
        return gradient * s**-0.75 - 1.5 * x * spread(gradient * x * s**-1.75)

    return (x * s**-0.75).astype(x.dtype), backward, [x, s.astype(x.dtype, copy=False)]


def extreme(sign):
    def pool(layer, x):
        view = windows(layer, sign * x)
        place = view.argmax(-1)  # as 8-byte integers
        y = sign * view.max(-1)

        def backward(gradient):
            needed = np.zeros_like(x)
            for at, value in np.ndenumerate(gradient):
                row, column = divmod(place[at], layer.kernel_size[1])
                rows, columns = at[1] * layer.stride[0] + row, at[2] * layer.stride[1] + column
                needed[at[0], rows, columns] += value
            return needed

        return y, backward, [x, place]

    return pool


def average(layer, x):
    h, w = layer.kernel_size if layer.kind == "AvgPool2d" else x.shape[1:]
    stride = layer.stride if layer.kind == "AvgPool2d" else (1, 1)
    view = sliding_window_view(x, (h, w), (1, 2))[:, :: stride[0], :: stride[1]]

    def backward(gradient):
        needed = np.zeros_like(x)
        for (channel, row, column), value in np.ndenumerate(gradient):
            top, left = row * stride[0], column * stride[1]
            needed[channel, top : top + h, left : left + w] += value / (h * w)
        return needed

    return view.mean((-1, -2)), backward, [x]


def adaptive(layer, x):
    """To the size it has already, nothing is to be done; otherwise (here) to a single pixel."""
    same = layer.output_shape(x.shape) == x.shape
    return (x, lambda gradient: gradient, []) if same else average(layer, x)


def windows(layer, x):
    """The windows of a pool, flattened."""
    h, w = layer.stride
    view = sliding_window_view(x, layer.kernel_size, (1, 2))[:, ::h, ::w]
    return view.reshape(*view.shape[:3], -1)


def flatten(layer, x):
    return x.reshape(-1), lambda gradient: gradient.reshape(x.shape), []


def dropout(layer, x):
    """Every third value dropped, the others grown; the mask takes a byte a value."""
    mask = np.arange(x.size).reshape(x.shape) % 3 != 0
    return x * mask * x.dtype.type(1.5), lambda gradient: gradient * mask * 1.5, [mask]


RULES = {
    "Conv2d": conv, "Linear": linear, "BatchNorm2d": batch_norm, "LocalResponseNorm": local_norm,
    "MaxPool2d": extreme(1), "MinPool2d": extreme(-1), "AvgPool2d": average,
    "AdaptiveAvgPool2d": adaptive, "Flatten": flatten, "Dropout": dropout,
}  # fmt: skip
