"""Stacks of small kernels against one large kernel: what is compared when VGG replaced 5x5."""

from . import checks
from .errors import ArgumentError
from .layers import Conv2d, Layer


def stacked(
    kernel_size: int,
    count: int,
    channels: tuple[int, ...] = (1,),
    padding: int | str = 0,
    bias: bool = False,
) -> list[Layer]:
    """`count` convolutions of one kernel size, one after the other.

    `channels` names the widths: in, between, out. One width stands for all of them, three stand
    for (in, every width between, out). Raises ArgumentError where the widths do not fit.
    Source: Simonyan and Zisserman (arXiv:1409.1556), section 2.3.

    >>> stacked(3, 2, channels=(16, 32, 64))[1].in_channels
    32
    """
    checks.integer("count", count, 1)
    widths = _widths(count, tuple(channels))
    return [
        Conv2d(widths[n], widths[n + 1], kernel_size, padding=padding, bias=bias)
        for n in range(count)
    ]


def _widths(count: int, channels: tuple[int, ...]) -> tuple[int, ...]:
    """The count + 1 widths that a short form stands for."""
    if len(channels) == 1:
        return channels * (count + 1)
    if len(channels) == 3:
        return (channels[0],) + (channels[1],) * (count - 1) + (channels[2],)
    if len(channels) != count + 1:
        raise ArgumentError("widths", value=channels, expected=count + 1, count=count)
    return channels


def total_macs(layers: list[Layer], shape: tuple[int, ...]) -> int:
    """Multiply-adds of layers in a row, for one input of this shape.

    >>> total_macs(stacked(3, 2), (1, 28, 28))
    11268
    """
    macs = 0
    for layer in layers:
        macs += layer.macs(shape)
        shape = layer.output_shape(shape)
    return macs


def total_params(layers: list[Layer]) -> int:
    """Parameters of layers in a row, biases included.

    >>> total_params(stacked(3, 2)), total_params(stacked(5, 1))
    (18, 25)
    """
    return sum([layer.params for layer in layers])


def crossing(small: list[Layer], large: list[Layer], limit: int = 1000) -> int | None:
    """The smallest square input from which `small` costs fewer MACs than `large`.

    Tries every size up to `limit` that both accept; `small` must stay cheaper to the end.
    None where it does not win at `limit`.

    >>> crossing(stacked(3, 2), stacked(5, 1))
    11
    """
    size = limit
    while _cheaper(small, large, square(small, size)):
        size -= 1
    return size + 1 if size < limit else None


def square(layers: list[Layer], size: int) -> tuple[int, int, int]:
    """The shape of a square input of the first layer.

    >>> square(stacked(3, 2, channels=(16,)), 28)
    (16, 28, 28)
    """
    first = layers[0]
    return first.in_channels if isinstance(first, Conv2d) else 1, size, size


def fits(layers: list[Layer], shape: tuple[int, ...]) -> bool:
    """Whether an input of this shape passes through all layers.

    >>> fits(stacked(3, 2), (1, 4, 4))
    False
    """
    try:
        for layer in layers:
            shape = layer.output_shape(shape)
    except ValueError:
        return False
    return True


def _cheaper(small: list[Layer], large: list[Layer], shape: tuple[int, ...]) -> bool:
    both = fits(small, shape) and fits(large, shape)
    return both and total_macs(small, shape) < total_macs(large, shape)
