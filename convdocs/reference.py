"""Convolution and pooling executed on NumPy arrays: worked examples on pages, oracle in tests.

Arrays, or nested lists, are (C, H, W) or (N, C, H, W). Arguments, defaults and semantics are
PyTorch's, and so are the refusals: the layers hold those rules. Only this module imports NumPy.
"""

from collections.abc import Callable
from functools import reduce
from typing import Any, NamedTuple

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from .arithmetic import span
from .errors import ArgumentError, ShapeError
from .layers import Conv2d
from .pools import AvgPool2d, MaxPool2d, MinPool2d, Pool2d

Array = np.ndarray[Any, np.dtype[Any]]
Size = int | tuple[int, int]

IMAGES, KERNELS = "(C, H, W) or (N, C, H, W)", "(C_out, C_in / groups, kh, kw)"
BAND_BYTES = 2**20  # so much of its windows conv2d copies at a time, to stay in the cache


class Literal(NamedTuple):
    """The output of the literal convolution, and the multiplications that it executed."""

    output: Array
    multiplications: int


def conv2d(
    x: Any, weight: Any, bias: Any = None, stride: Size = 1, padding: Size | str = 0,
    dilation: Size = 1, groups: int = 1,
) -> Array:  # fmt: skip
    """Convolution (cross-correlation) of x by weight (C_out, C_in / groups, kh, kw), vectorised.

    out[o, r, c] = bias[o] + sum over i, u, v of weight[o, i, u, v] padded[i, r s + u d, c s + v d].
    Integers of any width give int64, or Python's integers where a sum might not fit; floats
    keep their type; Fractions stay Fractions. Raises ConvdocsError where Conv2d does.
    Source: torch.nn.functional.conv2d.

    >>> import convdocs as cd
    >>> cd.conv2d([[[1, 2, 3], [4, 5, 6], [7, 8, 9]]], [[[[1, 0], [0, -1]]]]).tolist()
    [[[-4, -4], [-4, -4]]]
    """
    layer, x, weight, bias = _convolution(x, weight, bias, stride, padding, dilation, groups)
    output = np.empty(x.shape[:-3] + layer.output_shape(x.shape[-3:]), x.dtype)
    matrices = weight.reshape(groups, len(weight) // groups, -1)
    images, (height, width) = x.reshape(-1, *x.shape[-3:]), output.shape[-2:]
    results = output.reshape(len(images), *matrices.shape[:2], height * width)
    rows = max(1, BAND_BYTES // (weight[0].nbytes * groups * width))
    many = max(1, rows // height)  # small images go together
    for first in range(0, len(images), many):
        few, result = images[first : first + many], results[first : first + many]
        windows = _windows(few, layer, 0).transpose(0, 1, 4, 5, 2, 3)
        for top in range(0, height, rows):
            columns = windows[..., top : top + rows, :].reshape(len(few), *matrices.shape[::2], -1)
            np.matmul(matrices, columns, out=result[..., top * width : (top + rows) * width])
    output += bias[:, None, None]
    return output


def conv2d_literal(
    x: Any, weight: Any, bias: Any = None, stride: Size = 1, padding: Size | str = 0,
    dilation: Size = 1, groups: int = 1,
) -> Literal:  # fmt: skip
    """The same as conv2d, one multiplication after the other; those by padding zeros count.

    >>> literal = cd.conv2d_literal([[[1, 2, 3], [4, 5, 6], [7, 8, 9]]], [[[[1, 0], [0, -1]]]])
    >>> literal.output.tolist(), literal.multiplications
    ([[[-4, -4], [-4, -4]]], 16)
    """
    layer, x, weight, bias = _convolution(x, weight, bias, stride, padding, dilation, groups)
    output = np.empty(x.shape[:-3] + layer.output_shape(x.shape[-3:]), x.dtype)
    padded, multiplications = _padded(x, layer, 0), 0
    (s_h, s_w), (d_h, d_w) = layer.stride, layer.dilation
    for *image, o, row, column in np.ndindex(output.shape):
        first = o // (len(weight) // groups) * weight.shape[1]  # channel where o's group begins
        total = bias[o]
        for i, u, v in np.ndindex(weight.shape[1:]):
            pixel = padded[(*image, first + i, row * s_h + u * d_h, column * s_w + v * d_w)]
            total += weight[o, i, u, v] * pixel
            multiplications += 1
        output[(*image, o, row, column)] = total
    return Literal(output, multiplications)


def max_pool2d(
    x: Any, kernel_size: Size, stride: Size | None = None, padding: Size = 0,
    dilation: Size = 1, ceil_mode: bool = False,
) -> Array:  # fmt: skip
    """The largest value of each window; padding counts as the least value of the type.

    Raises ConvdocsError where MaxPool2d does. Source: torch.nn.functional.max_pool2d.

    >>> cd.max_pool2d([[[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12]]], 2).tolist()
    [[[6, 8]]]
    """
    layer, x = MaxPool2d(kernel_size, stride, padding, dilation, ceil_mode), _array(x)
    least = np.iinfo(x.dtype).min if x.dtype.kind in "iu" else -np.inf
    return _pool(x, layer, np.maximum, least)


def min_pool2d(
    x: Any, kernel_size: Size, stride: Size | None = None, padding: Size = 0,
    dilation: Size = 1, ceil_mode: bool = False,
) -> Array:  # fmt: skip
    """The smallest value of each window; padding counts as the greatest value of the type.

    min(x) = -max(-x), which a test holds; here it is a minimum of its own.
    Raises ConvdocsError where MinPool2d does. PyTorch has no such function.

    >>> cd.min_pool2d([[[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12]]], 2).tolist()
    [[[1, 3]]]
    """
    layer, x = MinPool2d(kernel_size, stride, padding, dilation, ceil_mode), _array(x)
    greatest = np.iinfo(x.dtype).max if x.dtype.kind in "iu" else np.inf
    return _pool(x, layer, np.minimum, greatest)


def avg_pool2d(
    x: Any, kernel_size: Size, stride: Size | None = None, padding: Size = 0,
    ceil_mode: bool = False, count_include_pad: bool = True, divisor_override: int | None = None,
) -> Array:  # fmt: skip
    """The mean of each window; what ceil_mode adds beyond the padding is never counted.

    Integers are summed exactly and divided once, which gives float64 (PyTorch drops the
    fraction); floats keep their type; Fractions stay Fractions.
    Raises ConvdocsError where AvgPool2d does. Source: torch.nn.functional.avg_pool2d.

    >>> cd.avg_pool2d([[[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12]]], 2).tolist()
    [[[3.5, 5.5]]]
    """
    layer = AvgPool2d(kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override)
    x = _array(x)
    whole = x.dtype.kind in "iu"
    sums = _pool(x.astype(object) if whole else x, layer, np.add, 0)
    means: Array = sums / _divisors(layer, x.shape[-2:], sums.shape[-2:]).astype(sums.dtype)
    return means.astype(np.float64) if whole else means


def _array(x: Any, name: str = "x", axes: tuple[int, ...] = (3, 4), form: str = IMAGES) -> Array:
    """An argument as an array with so many axes, of integers, floats or objects (Fractions)."""
    array = np.asarray(x)
    if array.dtype.kind not in "iufO":
        raise ArgumentError("not_numbers", name=name, value=array.dtype)
    if array.ndim not in axes:
        raise ShapeError("not_array", name=name, shape=array.shape, form=form)
    return array


def _convolution(
    x: Any, weight: Any, bias: Any, stride: Size, padding: Size | str, dilation: Size, groups: int
) -> tuple[Conv2d, Array, Array, Array]:
    """The layer that holds the rules, and the arrays in the one type that holds all sums."""
    x, weight = _array(x), _array(weight, "weight", (4,), KERNELS)
    c_out, c_in, *kernel = weight.shape
    layer = Conv2d(c_in * groups, c_out, tuple(kernel), stride, padding, dilation, groups)
    bias = np.zeros(c_out, weight.dtype) if bias is None else _array(bias, "bias", (1,), "(C_out,)")
    if len(bias) != c_out:
        raise ShapeError("not_array", name="bias", shape=bias.shape, form=(c_out,))
    dtype: Any = np.result_type(x, weight, bias)
    if all(a.dtype.kind in "iu" for a in (x, weight, bias)):
        largest = [max(int(a.max(initial=0)), -int(a.min(initial=0))) for a in (x, weight, bias)]
        bound = largest[0] * largest[1] * weight[0].size + largest[2]
        dtype = np.int64 if bound < 2**63 else object
    return layer, x.astype(dtype, copy=False), weight.astype(dtype, copy=False), bias.astype(dtype)


def _padded(x: Array, layer: Conv2d | Pool2d, fill: float) -> Array:
    """The array with `fill` around it, as far as the layer's windows reach."""
    sides = zip(x.shape[-2:], layer.output_shape(x.shape[-3:])[1:], *layer.window(None))
    margins = [(p, max(0, (o - 1) * s + span(k, d) - i - p)) for i, o, k, s, p, d in sides]
    return np.pad(x, [(0, 0)] * (x.ndim - 2) + margins, constant_values=fill)


def _windows(x: Array, layer: Conv2d | Pool2d, fill: float) -> Array:
    """Every window: (..., H_out, W_out, kh, kw), a view of the padded array."""
    (kh, kw), (sh, sw), _, (dh, dw) = layer.window(None)
    every = sliding_window_view(_padded(x, layer, fill), (span(kh, dh), span(kw, dw)), (-2, -1))
    return every[..., ::sh, ::sw, ::dh, ::dw]


def _pool(x: Array, layer: Pool2d, combine: Callable[..., Array], fill: float) -> Array:
    """The values of each window combined, one position of the kernel after the other."""
    windows = _windows(x, layer, fill)
    return np.array(reduce(combine, (windows[..., u, v] for u, v in np.ndindex(layer.kernel_size))))


def _divisors(layer: AvgPool2d, size: tuple[int, ...], out: tuple[int, ...]) -> Array:
    """By what to divide the sum of each window: its size without what is not to be counted."""
    if layer.divisor_override is not None:
        return np.full(out, layer.divisor_override)
    counts = []
    for i, o, k, s, p in zip(size, out, layer.kernel_size, layer.stride, layer.padding):
        begin, margin = np.arange(o) * s - p, p if layer.count_include_pad else 0
        counts.append(np.minimum(begin + k, i + margin) - np.maximum(begin, -margin))
    return np.outer(*counts)
