"""Where frameworks put the windows along one axis: output size, and zeros before and after.

Letters as in `arithmetic`. Words are the frameworks' own: "SAME", "same", "SAME_LOWER".
`after` is what is padded behind the input by name; a window of `ceil_mode` may reach beyond it.
"""

__all__ = [
    "Placing", "caffe", "caffe_pool", "keras", "mean_divisor", "onnx", "pytorch", "pytorch_pool",
    "tensorflow",
]  # fmt: skip

from collections import namedtuple

from . import arithmetic, checks
from .errors import ArgumentError
from .layers import Conv2d
from .pools import MaxPool2d

Placing = namedtuple("Placing", "size before after")
"""Along one axis: the output's size, and the zeros before and after the input."""


def tensorflow(i: int, k: int, s: int = 1, d: int = 1, padding: str = "VALID") -> Placing:
    """tf.nn's convolutions and pools: SAME gives ceil(i / s), whatever the kernel.

    SAME pads max((o - 1) s + d(k-1) + 1 - i, 0) in all; an odd one goes after.
    VALID gives ceil((i - d(k-1)) / s) and pads nothing; a ShapeError where the kernel is larger.
    Source: tf.nn, "Notes on padding"; kernel_shape_util.cc.

    >>> tensorflow(224, 7, 2, padding="SAME"), tensorflow(13, 6, 5, padding="SAME")
    (Placing(size=112, before=2, after=3), Placing(size=3, before=1, after=2))
    """
    if chosen("padding", padding, ("SAME", "VALID")) == "VALID":
        return explicit(i, k, s, d, (0, 0))
    size = (i + s - 1) // s
    total = max((size - 1) * s + arithmetic.span(k, d) - i, 0)
    return Placing(size, total // 2, total - total // 2)


def keras(i: int, k: int, s: int = 1, d: int = 1, padding: str = "valid") -> Placing:
    """Keras: "same" and "valid" as TensorFlow's, on every backend; "causal" pads only before.

    "causal" belongs to Conv1D: d(k-1) zeros before, none after. Source: keras.layers.Conv1D;
    `_compute_padding_length` in keras/src/backend/torch/nn.py.

    >>> keras(6, 3, 2, padding="same"), keras(6, 3, padding="causal")
    (Placing(size=3, before=0, after=1), Placing(size=6, before=2, after=0))
    """
    if chosen("padding", padding, ("same", "valid", "causal")) == "causal":
        return explicit(i, k, s, d, (d * (k - 1), 0))
    return tensorflow(i, k, s, d, padding.upper())


def pytorch(i: int, k: int, s: int = 1, d: int = 1, padding: int | str = 0) -> Placing:
    """torch.nn's convolutions: floor, p on both sides, or "same" with stride 1 and no other.

    An even kernel's odd zero goes after. Raises as Conv2d does. Source: torch.nn.Conv2d.

    >>> pytorch(224, 7, 2, padding=3), pytorch(5, 4, padding="same")
    (Placing(size=112, before=3, after=3), Placing(size=5, before=1, after=2))
    """
    sides = (0, padding) if isinstance(padding, int) else padding
    layer = Conv2d(1, 1, (1, k), (1, s) if s != 1 else 1, sides, (1, d))
    before, after = layer.padding_sides[1]
    return Placing(layer.output_shape((1, 1, i))[2], before, after)


def pytorch_pool(
    i: int, k: int, s: int, d: int = 1, padding: int = 0, ceil_mode: bool = False
) -> Placing:
    """torch.nn's pools: floor, or with ceil_mode ceil without a window that starts in the padding.

    Raises as MaxPool2d does. Source: torch.nn.MaxPool2d; aten/src/ATen/native/Pool.h.

    >>> pytorch_pool(112, 3, 2).size, pytorch_pool(112, 3, 2, ceil_mode=True).size
    (55, 56)
    """
    layer = MaxPool2d((1, k), (1, s), (0, padding), (1, d), ceil_mode)
    return Placing(layer.output_shape((1, 1, i))[2], padding, padding)


def caffe(i: int, k: int, s: int = 1, d: int = 1, pad: int = 0) -> Placing:
    """Caffe's convolutions: floor, pad on both sides. Source: conv_layer.cpp.

    >>> caffe(224, 11, 4)
    Placing(size=54, before=0, after=0)
    """
    return explicit(i, k, s, d, (pad, pad))


def caffe_pool(i: int, k: int, s: int = 1, pad: int = 0, round_mode: str = "CEIL") -> Placing:
    """Caffe's pools: ceil; only a padded one drops a last window that starts in the padding.

    So an unpadded pool whose stride exceeds its kernel may end with a window of no pixel at all,
    where PyTorch has none. pad must be less than k. Source: pooling_layer.cpp.

    >>> caffe_pool(112, 3, 2).size, caffe_pool(5, 1, 6).size, pytorch_pool(5, 1, 6).size
    (56, 2, 1)
    """
    if pad >= k:
        raise ArgumentError("caffe_pad", padding=pad, kernel=k)
    floor = explicit(i, k, s, 1, (pad, pad)).size
    if chosen("round_mode", round_mode, ("CEIL", "FLOOR")) == "FLOOR":
        return Placing(floor, pad, pad)
    size = floor + ((i + 2 * pad - k) % s > 0)
    return Placing(size - (pad > 0 and (size - 1) * s >= i + pad), pad, pad)


def onnx(
    i: int, k: int, s: int = 1, d: int = 1, auto_pad: str = "NOTSET", pads: tuple[int, int] = (0, 0)
) -> Placing:
    """ONNX's Conv: SAME_UPPER as TensorFlow's SAME, SAME_LOWER with the odd zero before.

    VALID pads nothing, NOTSET takes `pads` (before, after). Source: ONNX operators, Conv.

    >>> onnx(6, 3, 2, auto_pad="SAME_UPPER"), onnx(6, 3, 2, auto_pad="SAME_LOWER")
    (Placing(size=3, before=0, after=1), Placing(size=3, before=1, after=0))
    """
    words = ("NOTSET", "SAME_UPPER", "SAME_LOWER", "VALID")
    if chosen("auto_pad", auto_pad, words) in ("NOTSET", "VALID"):
        return explicit(i, k, s, d, pads if auto_pad == "NOTSET" else (0, 0))
    size, less, more = tensorflow(i, k, s, d, "SAME")
    return Placing(size, more, less) if auto_pad == "SAME_LOWER" else Placing(size, less, more)


# Whether a mean counts the zeros around the image if nothing is said. Sources: torch.nn.AvgPool2d
# (count_include_pad=True); tf.nn.avg_pool and keras.layers.AveragePooling2D with SAME;
# pooling_layer.cpp (pool_size reaches over pad); ONNX operators, AveragePool (count_include_pad=0).
COUNTS_PADDING = {
    "PyTorch": True, "TensorFlow": False, "Keras": False, "Caffe": True, "ONNX": False,
}  # fmt: skip


def mean_divisor(framework: str, places: int, pixels: int) -> int:
    """What a padded mean divides by: all places of its window, or those that hold pixels.

    >>> mean_divisor("PyTorch", 9, 4), mean_divisor("ONNX", 9, 4)
    (9, 4)
    """
    name = chosen("framework", framework, tuple(COUNTS_PADDING))
    return places if COUNTS_PADDING[name] else pixels


def chosen(name: str, value: str, words: tuple[str, ...]) -> str:
    """A word, if it is one of those that a framework knows."""
    if value not in words:
        raise ArgumentError("not_choice", name=name, value=value, names=", ".join(words))
    return value


def explicit(i: int, k: int, s: int, d: int, sides: tuple[int, int]) -> Placing:
    """Zeros given as (before, after), and floor; a ShapeError where the kernel does not fit.

    >>> explicit(4, 3, 2, 1, (1, 1))
    Placing(size=2, before=1, after=1)
    """
    padded = i + sides[0] + sides[1]
    checks.fits("width", arithmetic.span(k, d), padded)
    return Placing(arithmetic.padded_output_size(padded, k, s, d), sides[0], sides[1])
