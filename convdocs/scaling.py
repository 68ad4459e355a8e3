"""The same network, so many times wider, deeper, or on a larger image."""

__all__ = ["scaled"]

from . import checks
from .layers import Conv2d, Layer, Linear
from .network import Network
from .pools import make

FOLLOWERS = ("BatchNorm2d", "ReLU")  # what belongs to the convolution before it


def scaled(network: Network, width: int = 1, depth: int = 1, resolution: int = 1) -> Network:
    """A network with `width` times the channels, `depth` times the layers, on a larger input.

    The image keeps its channels and the last Linear its classes. Each convolution of stride 1 is
    followed by depth - 1 more that keep size and channels, with their own BatchNorm and ReLU.
    A Linear takes as many features as arrive, so that without an adaptive pooling before it, it
    grows with the input. Raises ArgumentError for factors that are no integers of at least 1.

    >>> from convdocs import named_network
    >>> scaled(named_network("vgg16"), width=2).ledger().total.params
    545206888
    """
    for name, factor in (("width", width), ("depth", depth), ("resolution", resolution)):
        checks.integer(name, factor, 1)
    start = network.input_shape[:1] + tuple([resolution * n for n in network.input_shape[1:]])
    last = [layer for _, layer in network.layers if isinstance(layer, Linear)][-1:]
    layers, shape = [], start
    for name, layer in deeper(network, depth):
        grown = widened(layer, shape, 1 if layer in last else width)
        layers.append((name, grown))
        shape = grown.output_shape(shape)
    return Network(network.name, network.source, start, layers)


def widened(layer: Layer, shape: tuple[int, ...], width: int) -> Layer:
    """A layer for an input of this shape, with `width` times as many outputs.

    >>> widened(Conv2d(64, 64, 3), (128, 56, 56), 2).weights
    147456
    """
    arguments = layer.arguments()
    for name in ("in_channels", "num_features", "in_features"):
        if name in arguments:
            arguments[name] = shape[0]
    for name in ("out_channels", "out_features"):
        if name in arguments:
            arguments[name] = width * getattr(layer, name)
    return make(layer.kind, arguments)


def deeper(network: Network, depth: int) -> list[tuple[str, Layer]]:
    """The layers of a network, each convolution of stride 1 repeated with what follows it."""
    layers: list[tuple[str, Layer]] = []
    unit: list[tuple[str, Layer]] = []
    for name, layer in network.layers:
        if layer.kind not in FOLLOWERS:
            layers += repeated(unit, depth)
            unit = []
        if unit or (isinstance(layer, Conv2d) and layer.stride == (1, 1)):
            unit.append((name, layer))
        else:
            layers.append((name, layer))
    return layers + repeated(unit, depth)


def repeated(unit: list[tuple[str, Layer]], depth: int) -> list[tuple[str, Layer]]:
    """A convolution and its followers, and depth - 1 times the same on its own output."""
    again = [(name, onwards(layer)) for name, layer in unit]
    copies = [(name + "." + str(n), layer) for n in range(2, depth + 1) for name, layer in again]
    return list(unit) + copies


def onwards(layer: Layer) -> Layer:
    """A convolution that keeps the size and the channels of this one's output; others as is.

    >>> onwards(Conv2d(3, 64, 3)).output_shape((64, 7, 7))
    (64, 7, 7)
    """
    if not isinstance(layer, Conv2d):
        return layer
    own = {"in_channels": layer.out_channels, "padding": "same"}
    return make(layer.kind, dict(layer.arguments(), **own))
