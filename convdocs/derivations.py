"""A result together with the lines that lead to it: formula, substitution, value."""

from collections import namedtuple

from .elementwise import BatchNorm2d, Dropout, Flatten, LocalResponseNorm, ReLU
from .errors import ArgumentError
from .layers import Conv2d, Layer, Linear
from .pools import AdaptiveAvgPool2d, Pool2d

Step = namedtuple("Step", "key formula substitution value")
"""One result: its key in `terms`, the formula in letters and with the numbers, the value."""

# One place of a kernel on the padded image: its upper left corner, the pairs (pixel, weight) of
# each row of the kernel, and the sum of their products.
Window = namedtuple("Window", "top left products value")

TYPE_CHECKING = False  # MicroPython has no typing; mypy takes this for true
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    Grid = Sequence[Sequence[Any]]


def derive(layer: Layer, input_shape: tuple[int, ...]) -> list[Step]:
    """The worked lines for one layer: output size, parameters, MACs, output values.

    Every substitution, read as arithmetic, gives its value. Raises as `output_shape` does.

    >>> for step in derive(Conv2d(3, 96, 11, stride=4), (3, 227, 227)):
    ...     print(step.key, "=", step.substitution, "=", step.value)
    output_height = floor((227 + 2*0 - 1*(11 - 1) - 1) / 4) + 1 = 55
    output_width = floor((227 + 2*0 - 1*(11 - 1) - 1) / 4) + 1 = 55
    params = 96*(3/1)*11*11 + 96 = 34944
    macs = 96*(3/1)*11*11 * 55*55 = 105415200
    activations = 96*55*55 = 290400
    """
    out = layer.output_shape(input_shape)
    steps = []
    if isinstance(layer, Conv2d):
        steps = _conv_sizes(layer, input_shape, out) + _conv_costs(layer, out)
    elif isinstance(layer, Pool2d):
        steps = [_pool_size(layer, n, input_shape, out) for n in (0, 1)]
    elif isinstance(layer, AdaptiveAvgPool2d):
        steps = [Step(key, "o", str(out[n]), out[n]) for n, key in ((1, H), (2, W))]
    elif isinstance(layer, Linear):
        steps = _linear_costs(layer, input_shape)
    elif not isinstance(layer, (BatchNorm2d, Dropout, Flatten, LocalResponseNorm, ReLU)):
        raise ArgumentError("no_rule_here", name="derive", kind=layer.kind)
    if not isinstance(layer, (Conv2d, Linear)):
        steps = steps + _free(layer)
    return steps + [_activations(out)]


H, W = "output_height", "output_width"
FORMULAS = {
    "size": "floor((i + p_before + p_after - d*(k - 1) - 1) / s) + 1",
    "symmetric": "floor((i + 2*p - d*(k - 1) - 1) / s) + 1",
    "ceil": "ceil((i + 2*p - d*(k - 1) - 1) / s) + 1",
    "clipped": "ceil((i + 2*p - d*(k - 1) - 1) / s) + 1 - 1",
    "conv_weights": "C_out*(C_in/g)*k_h*k_w",
    "linear_weights": "in*out",
}


def _size(i: int, k: int, s: int, sides: tuple[int, int], d: int) -> tuple[str, str]:
    """Formula and substitution of one output size, shorter where both sides are padded alike."""
    tail = "%d*(%d - 1) - 1) / %d) + 1" % (d, k, s)
    if sides[0] == sides[1]:
        return FORMULAS["symmetric"], "floor((%d + 2*%d - " % (i, sides[0]) + tail
    return FORMULAS["size"], "floor((%d + %d + %d - " % (i, sides[0], sides[1]) + tail


def _conv_sizes(layer: Conv2d, shape: tuple[int, ...], out: tuple[int, ...]) -> list[Step]:
    steps = []
    for n, key in ((0, H), (1, W)):
        k, s, d = layer.kernel_size[n], layer.stride[n], layer.dilation[n]
        formula, line = _size(shape[n + 1], k, s, layer.padding_sides[n], d)
        steps.append(Step(key, formula, line, out[n + 1]))
    return steps


def _conv_costs(layer: Conv2d, out: tuple[int, ...]) -> list[Step]:
    kh, kw = layer.kernel_size
    line = "%d*(%d/%d)*%d*%d" % (layer.out_channels, layer.in_channels, layer.groups, kh, kw)
    letters = FORMULAS["conv_weights"]
    return [
        _params(layer, letters, line, "C_out", layer.out_channels),
        Step(
            "macs",
            letters + " * H_out*W_out",
            line + " * %d*%d" % (out[1], out[2]),
            layer.weights * out[1] * out[2],
        ),
    ]


def _params(layer: Layer, letters: str, line: str, letter: str, biases: int) -> Step:
    """Weights, and one bias for each output channel or feature where there are any."""
    if layer.params > layer.weights:
        letters, line = letters + " + " + letter, line + " + %d" % biases
    return Step("params", letters, line, layer.params)


def _pool_size(layer: Pool2d, n: int, shape: tuple[int, ...], out: tuple[int, ...]) -> Step:
    i, k, s = shape[n + 1], layer.kernel_size[n], layer.stride[n]
    p, d = layer.padding[n], layer.dilation[n]
    formula, line = _size(i, k, s, (p, p), d)
    if layer.ceil_mode:
        formula, line = FORMULAS["ceil"], line.replace("floor", "ceil")
        dropped = -((d * (k - 1) + 1 - i - 2 * p) // s) + 1 - out[n + 1]
        if dropped:  # the last window would start in the right-hand padding
            formula, line = FORMULAS["clipped"], line + " - 1"
    return Step((H, W)[n], formula, line, out[n + 1])


def _linear_costs(layer: Linear, shape: tuple[int, ...]) -> list[Step]:
    line = "%d*%d" % (layer.in_features, layer.out_features)
    letters = FORMULAS["linear_weights"]
    costs = [_params(layer, letters, line, "out", layer.out_features)]
    if len(shape) == 3:
        letters, line = "C*H*" + letters, "%d*%d*" % shape[:2] + line
    return costs + [Step("macs", letters, line, layer.macs(shape))]


def _free(layer: Layer) -> list[Step]:
    """Layers without multiply-adds; BatchNorm has gamma, and beta unless it has no bias."""
    params = Step("params", "0", "0", 0)
    if layer.params:
        both = "2*" if layer.params > layer.weights else ""
        params = Step("params", both + "C", both + "%d" % layer.weights, layer.params)
    return [params, Step("macs", "0", "0", 0)]


def _activations(out: tuple[int, ...]) -> Step:
    letters = "C_out*H_out*W_out" if len(out) == 3 else "out"
    value = 1
    for n in out:
        value *= n
    return Step("activations", letters, "*".join([str(n) for n in out]), value)


def windows(
    image: "Grid",
    kernel: "Grid",
    stride: int | tuple[int, int] = 1,
    padding: int | tuple[int, int] | str = 0,
    dilation: int | tuple[int, int] = 1,
) -> list[list[Window]]:
    """Every place of a kernel on one channel, executed literally; the values are the output map.

    Rows and columns as in the output. Raises as Conv2d and its `output_shape` do.

    >>> [[window.value for window in row] for row in windows([[1, 2, 3], [4, 5, 6]], [[1], [-1]])]
    [[-3, -3, -3]]
    """
    image, kernel = plain(image), plain(kernel)
    layer = Conv2d(1, 1, (len(kernel), len(kernel[0])), stride, padding, dilation)
    _, height, width = layer.output_shape((1, len(image), len(image[0])))
    field = padded(image, layer.padding_sides)
    (down, across), apart = layer.stride, layer.dilation
    return [[_window(field, kernel, y * down, x * across, apart) for x in range(width)]
            for y in range(height)]  # fmt: skip


def plain(values: "Any") -> "Grid":
    """A grid as lists of Python numbers, whether it comes as lists, tuples or an array.

    >>> plain(((1, 2), (3, 4)))
    [[1, 2], [3, 4]]
    """
    rows = values.tolist() if hasattr(values, "tolist") else values
    return [list(row) for row in rows]


def padded(image: "Grid", sides: tuple[tuple[int, int], tuple[int, int]]) -> list[list[int]]:
    """An image with its zeros: (above, below), (left, right).

    >>> padded([[7]], ((0, 1), (1, 0)))
    [[0, 7], [0, 0]]
    """
    (above, below), (left, right) = sides
    rows = [[0] * left + list(row) + [0] * right for row in image]
    empty = [0] * len(rows[0])
    return [empty] * above + rows + [empty] * below


def _window(field: "Grid", kernel: "Grid", top: int, left: int, apart: tuple[int, int]) -> Window:
    products = [
        [(field[top + y * apart[0]][left + x * apart[1]], weight) for x, weight in enumerate(row)]
        for y, row in enumerate(kernel)
    ]
    return Window(top, left, products, sum([a * b for row in products for a, b in row]))
