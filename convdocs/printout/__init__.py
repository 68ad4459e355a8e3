"""Layers as PyTorch prints them or its source has them, among layers in our own notation."""

from .. import units
from ..elementwise import Flatten
from ..errors import NotationError
from ..layers import Layer
from ..notation import parse_layer
from ..pools import make
from .brackets import split
from .numbers import value

# class: its arguments in PyTorch's order; before the bar those that must be given
SIGNATURES = {
    "Conv2d": "in_channels out_channels kernel_size | stride padding dilation groups bias "
              "padding_mode device dtype",
    "Linear": "in_features out_features | bias device dtype",
    "MaxPool2d": "kernel_size | stride padding dilation return_indices ceil_mode",
    "MinPool2d": "kernel_size | stride padding dilation ceil_mode",
    "AvgPool2d": "kernel_size | stride padding ceil_mode count_include_pad divisor_override",
    "AdaptiveAvgPool2d": "output_size |",
    "BatchNorm2d": "num_features | eps momentum affine track_running_stats device "
                   "dtype bias",
    "LocalResponseNorm": "size | alpha beta k", "ReLU": "| inplace",
    "Dropout": "| p inplace",
    "Flatten": "| start_dim end_dim",
}  # fmt: skip
# Arguments that change no shape and no count.
IDLE = ("return_indices", "eps", "momentum", "track_running_stats", "alpha", "beta",
        "k", "inplace", "device", "dtype")  # fmt: skip
# Arguments that our layers lack: the one value that they stand for.
FIXED = {"Flatten start_dim": 1, "Flatten end_dim": -1}
WORDY = ("padding", "padding_mode")  # arguments that may be words
EXAMPLE = "Conv2d(3, 64, kernel_size=3, padding=1)"


def layer_of(text: str, shape: tuple[int, ...]) -> Layer:
    """The layer that a piece stands for, for an input of this shape.

    >>> layer_of("ReLU(inplace=True)", (64, 7, 7)), layer_of("linear 10", (64,))
    (ReLU(), Linear(in_features=64, out_features=10, bias=True))
    """
    if text.startswith("view("):
        return viewed(text, shape)
    return printed_layer(text) if "(" in text else parse_layer(text, shape)


def viewed(text: str, shape: tuple[int, ...]) -> Layer:
    """x.view(-1, n) of a class's forward: a Flatten, where n is all that an image has.

    >>> viewed("view(-1, 16*5*5)", (16, 5, 5))
    Flatten()
    """
    asked = value(split(text[5:-1])[1])
    got = 1
    for size in shape:
        got *= size
    if asked != got:
        raise NotationError("viewed", text=text, shape=shape, got=got)
    return Flatten()


def printed_layer(text: str) -> Layer:
    """One layer as PyTorch prints it or its source has it. Raises NotationError with an example.

    >>> printed_layer("Conv2d(3, 64, kernel_size=(3, 3), stride=(1, 1), padding=same)").padding
    'same'
    """
    head, _, rest = text.strip().partition("(")
    kind = head.split(".")[-1].strip()
    if kind not in SIGNATURES:
        raise NotationError("unknown_layer", word=kind, names=", ".join(sorted(SIGNATURES)))
    if not rest.endswith(")") or text.count("(") != text.count(")"):
        raise NotationError("missing_word", text=text, what="a bracket", example=EXAMPLE)
    needed, _, optional = SIGNATURES[kind].partition("|")
    order = needed.split() + optional.split()
    given: dict[str, object] = {}
    for n, part in enumerate(split(rest[:-1])):
        name, given_value = argument(part, order, n)
        usual = FIXED.get(kind + " " + name, given_value)
        if name not in order or name in given or given_value != usual:
            raise NotationError("unknown_word", word=part, text=text, example=EXAMPLE)
        given[name] = given_value
    for name in needed.split():
        if name not in given:
            raise NotationError("missing_word", text=text, what=name, example=EXAMPLE)
    own = {n: v for n, v in given.items() if n not in IDLE and kind + " " + n not in FIXED}
    return make(kind, own)


def argument(part: str, order: list[str], n: int) -> tuple[str, object]:
    """Name and value of the n-th argument; a place beyond the last has no name."""
    name, sign, written = part.partition("=")
    if not sign:
        name, written = order[n] if n < len(order) else "", part
    name = name.strip()
    if name in IDLE:
        return name, None
    found = value(written)
    if isinstance(found, str) and name not in WORDY and written.strip()[:1] not in "'\"" and name:
        raise NotationError("a_name", word=found, text=part)
    return name, found


def lost(text: str, layer: Layer, shape: tuple[int, ...]) -> NotationError | None:
    """What a print leaves out and what would change the size: ceil_mode of an AvgPool2d.

    >>> print(lost("AvgPool2d(kernel_size=2, stride=2, padding=0)", make("AvgPool2d",
    ...       {"kernel_size": 2}), (64, 7, 7)).text())
    PyTorch's print of AvgPool2d omits ceil_mode: without it the output is 64×3×3, with it 64×4×4
    """
    head, _, rest = text.partition("(")
    names = [part.partition("=")[0] for part in split(rest[:-1])]
    if head != "AvgPool2d" or names != ["kernel_size", "stride", "padding"]:
        return None
    other = make("AvgPool2d", dict(layer.arguments(), ceil_mode=True))
    sizes = [units.shape_text(one.output_shape(shape)) for one in (layer, other)]
    both = {"floor": sizes[0], "ceil": sizes[1]}
    return None if sizes[0] == sizes[1] else NotationError("ceil_lost", **both)
