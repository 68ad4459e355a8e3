"""What can be counted in a layer: elementary counts, out of which every convention is made.

Each takes a row of a ledger and the batch size, and counts for the whole batch.
"""

__all__ = ["COUNTERS"]

from .arithmetic import gcd
from .network import Row


def elements(shape: tuple[int, ...]) -> int:
    """How many values a shape holds.

    >>> elements((512, 7, 7)), elements((4096,))
    (25088, 4096)
    """
    product = 1
    for n in shape:
        product *= n
    return product


def macs(row: Row, batch: int) -> int:
    """Multiply-adds, as the ledger has them."""
    return int(row.macs)


def biases(row: Row, batch: int) -> int:
    """Bias additions: one per output of a layer that has a bias."""
    return int(row.activations) if row.layer.bias else 0


def numbered_macs(row: Row, batch: int) -> int:
    """Multiply-adds, but none of a convolution whose zeros are asked for by a word.

    Where pixels are copied, the padding runs first, and the convolution has a number: 0.
    """
    word = isinstance(row.layer.padding, str) and row.layer.padding_mode == "zeros"
    return 0 if word else int(row.macs)


def symmetric_outputs(row: Row) -> int:
    """Outputs of one channel and image if padding="same" put as many zeros after as before."""
    if row.layer.padding_mode != "zeros":  # padded already
        return elements(row.output_shape[1:])
    size = [out - after + before for out, (before, after) in
            zip(row.output_shape[1:], row.layer.padding_sides)]  # fmt: skip
    return elements(tuple(size))


def symmetric_macs(row: Row, batch: int) -> int:
    """Multiply-adds of a convolution with as many zeros after as before."""
    return batch * int(row.weights) * symmetric_outputs(row)


def symmetric_biases(row: Row, batch: int) -> int:
    """Bias additions of a convolution with as many zeros after as before."""
    return batch * int(row.params - row.weights) * symmetric_outputs(row)


def inputs(row: Row, batch: int) -> int:
    """Values that go in."""
    return batch * elements(row.input_shape)


def outputs(row: Row, batch: int) -> int:
    """Values that come out."""
    return int(row.activations)


def affine_inputs(row: Row, batch: int) -> int:
    """Values that go into a BatchNorm with gamma and beta."""
    return inputs(row, batch) if row.layer.affine else 0


def weights_per_image(row: Row, batch: int) -> int:
    """Weights, once for each image, however often they are used; gamma of a BatchNorm."""
    return batch * int(row.weights)


def biases_per_image(row: Row, batch: int) -> int:
    """Biases, once for each image; beta of a BatchNorm."""
    return batch * (int(row.params) - int(row.weights))


def outputs_with_params(row: Row, batch: int) -> int:
    """Values that come out of a layer with parameters."""
    return int(row.activations) if row.params else 0


def changed_outputs(row: Row, batch: int) -> int:
    """Values that come out with a size other than the input's."""
    return 0 if row.output_shape == row.input_shape else int(row.activations)


def window(row: Row, batch: int) -> int:
    """Values that the windows hold, padding included: those that overlap count again."""
    kind = row.layer.kind
    if kind == "AdaptiveAvgPool2d":
        channels = int(row.output_shape[0])
        return batch * channels * adaptive_span(row, 1) * adaptive_span(row, 2)
    if kind == "LocalResponseNorm":
        return int(row.activations * row.layer.size)
    return int(row.activations) * elements(row.layer.kernel_size)


def adaptive_span(row: Row, axis: int) -> int:
    """The lengths of all windows of an adaptive pool along one axis, added up.

    ceil((n + 1) in / out) - floor(n in / out) for each of `out` windows: all but the last floor
    cancel, and the upper end is rounded up except where it is whole, which is gcd(in, out) times.
    """
    size, out = row.input_shape[axis], row.output_shape[axis]
    return int(size + out - gcd(size, out))


def divided_inputs(row: Row, batch: int) -> int:
    """Values that go into an adaptive pool, as in / out, times out, comes to in floating point."""
    (_, h, w), (_, h_out, w_out) = row.input_shape, row.output_shape
    exact, out = inputs(row, batch), outputs(row, batch)
    if exact + out >= 2**53:  # beyond what floating point holds
        return exact
    return int((h / h_out * (w / w_out) + 1) * out) - out


def floored_window(row: Row, batch: int) -> int:
    """The same if every window of an adaptive pool were floor(in / out) long."""
    (_, h, w), (_, h_out, w_out) = row.input_shape, row.output_shape
    return int(row.activations) * elements((h // h_out, w // w_out))


def strided(row: Row, batch: int) -> int:
    """Outputs times the stride in height and in width: about the inputs of a pool."""
    return int(row.activations) * elements(row.layer.stride)


def padded_inputs(row: Row, batch: int) -> int:
    """Values that go into a LocalResponseNorm and zeros that pad its channels."""
    channels, height, width = row.input_shape
    return batch * elements((channels + row.layer.size - 1, height, width))


def positions(row: Row, batch: int) -> int:
    """Places of the feature map, whatever the number of channels."""
    return batch * elements(row.output_shape[1:])


# letter: (name, English, Chinese, count); the letters are those of the table in `conventions`.
COUNTERS = {
    "m": ("macs", "multiply-adds", "乘加次数", macs),
    "n": ("macs", "multiply-adds", "乘加次数", numbered_macs),
    "s": ("macs", "multiply-adds", "乘加次数", symmetric_macs),
    "b": ("biases", "bias additions", "偏置加法次数", biases),
    "t": ("biases", "bias additions", "偏置加法次数", symmetric_biases),
    "i": ("inputs", "inputs", "输入元素数", inputs),
    "d": ("inputs", "inputs", "输入元素数", divided_inputs),
    "o": ("outputs", "outputs", "输出元素数", outputs),
    "a": ("affine_inputs", "inputs where gamma and beta apply", "带 γ、β 的输入元素数",
          affine_inputs),
    "v": ("weights_per_image", "weights, once per image,", "权重数（每张图计一次）",
          weights_per_image),
    "u": ("biases_per_image", "biases, once per image,", "偏置数（每张图计一次）",
          biases_per_image),
    "k": ("outputs_with_params", "outputs where there are parameters", "有参数时的输出元素数",
          outputs_with_params),
    "c": ("changed_outputs", "outputs where the size changes", "尺寸改变时的输出元素数",
          changed_outputs),
    "w": ("window", "window elements", "窗口元素数", window),
    "f": ("floored_window", "window elements, sizes rounded down", "窗口元素数（尺寸取整）",
          floored_window),
    "r": ("strided", "outputs times both strides", "输出元素数×两向步幅", strided),
    "z": ("padded_inputs", "inputs and padded channels", "输入元素数（含补零通道）",
          padded_inputs),
    "x": ("positions", "positions", "位置数", positions),
}  # fmt: skip
