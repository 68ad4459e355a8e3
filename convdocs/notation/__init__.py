"""Layers and shapes as people type them: `conv 64 3x3 s2 p1, relu, pool 2` and `3x224x224`."""

from ..elementwise import BatchNorm2d, LocalResponseNorm
from ..errors import NotationError
from ..layers import Layer
from ..pools import make
from .digits import narrow, whole

EXAMPLES = {
    "conv": "conv 64 3x3 s2 p1 d1 g1 nobias", "pool": "pool 3 s2 p1 ceil",
    "avgpool": "avgpool 2 s2", "minpool": "minpool 2", "adaptive": "adaptive 7",
    "linear": "linear 1000", "bn": "bn", "lrn": "lrn 5", "relu": "relu", "dropout": "dropout",
    "flatten": "flatten",
}  # fmt: skip
ALIASES = {
    "conv2d": "conv", "maxpool": "pool", "maxpool2d": "pool", "avgpool2d": "avgpool",
    "minpool2d": "minpool", "gap": "adaptive", "adaptiveavgpool2d": "adaptive", "fc": "linear",
    "batchnorm": "bn", "batchnorm2d": "bn", "norm": "lrn", "localresponsenorm": "lrn",
    "drop": "dropout", "卷积": "conv", "池化": "pool", "全连接": "linear",
}  # fmt: skip
POOLS = {"pool": "MaxPool2d", "avgpool": "AvgPool2d", "minpool": "MinPool2d"}
SIZED = ("conv", "pool", "avgpool", "minpool", "adaptive")  # may be given a size like 3x5
LETTERS = {"s": "stride", "p": "padding", "d": "dilation", "g": "groups", "k": "kernel_size"}


def parse_shape(text: str) -> tuple[int, ...]:
    """A shape written `3x224x224`. Raises NotationError for anything else.

    >>> parse_shape("3x224x224")
    (3, 224, 224)
    """
    sizes = [whole(part.strip()) for part in narrow(text).replace("×", "x").lower().split("x")]
    if len(sizes) not in (1, 3) or None in sizes:
        raise NotationError("bad_input_shape", text=text)
    return tuple([size or 0 for size in sizes])


def parse_layers(text: str, in_channels: int = 1) -> list[Layer]:
    """Layers written one after the other, separated by commas; channels are carried along.

    A convolution without a number of channels keeps them. After Flatten the number of features
    must be known: `parse_network` gives it. Raises NotationError with an example.

    >>> parse_layers("conv 64 3x3 p1, relu, pool 2", in_channels=3)[2]
    MaxPool2d(kernel_size=2, stride=2, padding=0, dilation=1, ceil_mode=False)
    """
    layers = []
    for part in pieces(text):
        layer = parse_layer(part, (in_channels, 1, 1))
        in_channels = getattr(layer, "out_channels", in_channels)
        layers.append(layer)
    return layers


def parse_stack(text: str, shape: tuple[int, ...]) -> list[Layer]:
    """The same, following the whole shape, so that Linear knows its features.

    >>> parse_stack("conv 8 3x3, flatten, linear 10", (1, 28, 28))[2].in_features
    5408
    """
    layers = []
    for part in pieces(text):
        layer = parse_layer(part, shape)
        shape = layer.output_shape(shape)
        layers.append(layer)
    return layers


def pieces(text: str) -> list[str]:
    """The layers of a list, as text."""
    parts = [p.strip() for p in narrow(text).replace(";", ",").replace("\n", ",").split(",")]
    parts = [p for p in parts if p]
    if not parts:
        raise NotationError("missing_word", text=text, what="a layer", example=EXAMPLES["conv"])
    return parts


def parse_layer(text: str, shape: tuple[int, ...]) -> Layer:
    """One layer, for an input of this shape.

    >>> parse_layer("conv 96 11x11 s4", (3, 227, 227)).params
    34944
    """
    words = narrow(text).lower().replace("×", "x").split()
    kind = ALIASES.get(words[0], words[0])
    if kind not in EXAMPLES:
        raise NotationError("unknown_layer", word=words[0], names=", ".join(sorted(EXAMPLES)))
    numbers, options = sort_words(kind, words[1:], text)
    return build(kind, numbers, options, text, shape)


def sort_words(kind: str, words: list[str], text: str) -> tuple[list[int], dict[str, object]]:
    """Bare integers, and the options that letters and words stand for."""
    numbers: list[int] = []
    options: dict[str, object] = {}
    for word in words:
        size = read_size(word)
        if size is not None and "x" not in word:
            numbers.append(size[0])
        elif size is not None and kind in SIZED:
            options["kernel_size"] = size
        elif not set_option(kind, word, options):
            raise NotationError("unknown_word", word=word, text=text, example=EXAMPLES[kind])
    return numbers, options


def set_option(kind: str, word: str, options: dict[str, object]) -> bool:
    """Stores what a word means; False where it means nothing for this kind of layer."""
    size = read_size(word[1:])
    if kind == "conv" and word in ("same", "valid"):
        options["padding"] = word
    elif word in ("nobias", "bias") and kind in ("conv", "linear"):
        options["bias"] = word == "bias"
    elif word == "ceil" and kind in POOLS:
        options["ceil_mode"] = True
    elif size and word[0] in allowed(kind):
        options[LETTERS[word[0]]] = size[0] if word[0] == "g" else size
    else:
        return False
    return True


def allowed(kind: str) -> str:
    """The option letters of a kind of layer."""
    return {"conv": "spdgk", "pool": "spdk", "minpool": "spdk", "avgpool": "spk"}.get(kind, "")


def read_size(word: str) -> tuple[int, int] | None:
    """`3` or `3x5` as a pair; None for any other word."""
    sizes = [whole(part) for part in word.split("x")]
    first, last = sizes[0], sizes[-1]
    return None if len(sizes) > 2 or first is None or last is None else (first, last)


def build(
    kind: str,
    numbers: list[int],
    options: dict[str, object],
    text: str,
    shape: tuple[int, ...],
) -> Layer:
    """The layer that sorted words describe."""
    if kind == "conv":
        return build_conv(numbers, options, text, shape)
    if kind in POOLS:
        options["kernel_size"] = sized(kind, numbers, options, text, "a kernel size")
        return make(POOLS[kind], options)
    if kind == "linear":
        options["in_features"] = shape[-1]
        options["out_features"] = only(kind, numbers, text, "a number of features")
        return make("Linear", options)
    if kind == "adaptive":
        return make(
            "AdaptiveAvgPool2d",
            {"output_size": sized(kind, numbers, options, text, "an output size")},
        )
    if kind == "lrn":
        return LocalResponseNorm(only(kind, numbers or [5], text, "a kernel size"))
    if numbers:
        raise NotationError("unknown_word", word=numbers[0], text=text, example=EXAMPLES[kind])
    if kind == "bn":
        return BatchNorm2d(shape[0])
    return make({"relu": "ReLU", "dropout": "Dropout", "flatten": "Flatten"}[kind], {})


def sized(
    kind: str, numbers: list[int], options: dict[str, object], text: str, what: str
) -> object:
    """A size written `3x5` or as the one bare number."""
    size = options.pop("kernel_size", None)
    if size is None:
        return only(kind, numbers, text, what)
    if numbers:
        raise NotationError("unknown_word", word=numbers[0], text=text, example=EXAMPLES[kind])
    return size


def build_conv(
    numbers: list[int], options: dict[str, object], text: str, shape: tuple[int, ...]
) -> Layer:
    """A convolution: `conv [channels] kernel`; without channels it keeps them."""
    if "kernel_size" not in options and len(numbers) > 1:
        options["kernel_size"] = numbers.pop(1)
    if "kernel_size" not in options:
        raise NotationError(
            "missing_word", text=text, what="a kernel size", example=EXAMPLES["conv"]
        )
    options["in_channels"] = shape[0]
    options["out_channels"] = only("conv", numbers or [shape[0]], text, "a kernel size")
    return make("Conv2d", options)


def only(kind: str, numbers: list[int], text: str, what: str) -> int:
    """The one number a layer needs."""
    if not numbers:
        raise NotationError("missing_word", text=text, what=what, example=EXAMPLES[kind])
    if len(numbers) > 1:
        raise NotationError("unknown_word", word=numbers[1], text=text, example=EXAMPLES[kind])
    return numbers[0]
