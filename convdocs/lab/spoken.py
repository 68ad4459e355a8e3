"""A layer as other programs write it: a line of PyTorch, and the command that counts it."""

from ..elementwise import LocalResponseNorm
from ..layers import Conv2d, Layer, Linear
from ..pools import AdaptiveAvgPool2d, MinPool2d, Pool2d
from ..units import pair_text

TYPE_CHECKING = False  # MicroPython has no typing; mypy takes this for true
if TYPE_CHECKING:
    from typing import Any

LETTERS = (("stride", "s", "1"), ("padding", "p", "0"), ("dilation", "d", "1"))
POOLS = {"MaxPool2d": "pool", "AvgPool2d": "avgpool", "MinPool2d": "minpool"}
NAMES = {"BatchNorm2d": "bn", "ReLU": "relu", "Flatten": "flatten", "Dropout": "dropout"}


def torch_line(layer: Layer) -> str:
    """The line of PyTorch that makes the same layer; nothing where PyTorch has none.

    >>> torch_line(Conv2d(3, 64, 3, padding=1))
    'torch.nn.Conv2d(3, 64, kernel_size=(3, 3), stride=(1, 1), padding=(1, 1))'
    """
    return "" if isinstance(layer, MinPool2d) else "torch.nn." + repr(layer)


def command(layer: Layer, shape: tuple[int, ...]) -> str:
    """The command that gives the same numbers; nothing for a layer without a notation.

    >>> command(Conv2d(3, 64, 11, stride=4), (3, 227, 227))
    'convdocs layer "conv 64 11 s4" --input 3x227x227'
    """
    words = notation(layer)
    size = "x".join([str(n) for n in shape])
    return 'convdocs layer "' + words + '" --input ' + size if words else ""


def notation(layer: Layer) -> str:
    """A layer in the notation of `parse_layers`."""
    if isinstance(layer, Conv2d):
        if layer.padding_mode != "zeros":
            return ""
        words = ["conv", str(layer.out_channels), crossed(layer.kernel_size)] + options(layer)
        words += ["g" + str(layer.groups)] * (layer.groups > 1) + ["nobias"] * (not layer.bias)
        return " ".join(words)
    if isinstance(layer, Linear):
        return "linear " + str(layer.out_features) + ("" if layer.bias else " nobias")
    if isinstance(layer, Pool2d):
        words = [POOLS[layer.kind], crossed(layer.kernel_size)] + options(layer)
        return " ".join(words + ["ceil"] * layer.ceil_mode)
    if isinstance(layer, AdaptiveAvgPool2d):
        if None in layer.output_size:  # a size that is kept has no word
            return ""
        return "adaptive " + crossed(layer.output_size)
    if isinstance(layer, LocalResponseNorm):
        return "lrn " + str(layer.size)
    return NAMES.get(layer.kind, "")


def options(layer: Conv2d | Pool2d) -> list[str]:
    """Stride, padding and dilation where they are not as usual."""
    words = []
    for name, letter, usual in LETTERS:
        given = getattr(layer, name)
        text = given if isinstance(given, str) else crossed(given)
        pool = name == "stride" and isinstance(layer, Pool2d)
        if text not in ("valid", usual) or pool:
            words.append(text if isinstance(given, str) else letter + text)
    return words


def crossed(size: "tuple[Any, ...]") -> str:
    """A size as it is typed: 3, or 3x5."""
    return pair_text((size[0], size[1])).replace("×", "x")
