"""What is known of each layer of a stack, where some do not fit as well as where all do.

Behind a layer that does not fit, what reaches the next one may be unknown. Such sizes are guessed
twice, differently: a result that both guesses lead to does not depend on them, and so is known.
"""

from collections import namedtuple

from ..arithmetic import grow_size, grow_start
from ..errors import ConvdocsError
from ..fields import FieldTracker, ReceptiveField
from ..layers import Layer, Linear
from ..printout import layer_of, printed_layer
from ..stacks import fits

TYPE_CHECKING = False  # MicroPython has no typing; mypy takes this for true
if TYPE_CHECKING:
    from typing import Any

UNKNOWN = "?"
# fault: the refusal of a layer that does not fit. Any number, also one inside the shape, may be
# UNKNOWN; field is None where there is no single receptive field.
Line = namedtuple("Line", "text layer fault shape params weights macs activations field")

CHANNELS = 2**10 * 3**2 * 5 * 7 * 11 * 13  # so many that usual groups divide them
GUESSES = ((CHANNELS, 10**6 + 3, 10**6 + 33), (2 * CHANNELS, 3 * 10**6 + 7, 3 * 10**6 + 77))


class Reach(FieldTracker):
    """Follows size, stride and start only; which pixels are touched would take long to tell."""

    def _through(self, window: tuple[tuple[int, int], ...], layer: Layer) -> None:
        kernel, stride, padding, dilation = window
        size, step, start, _ = self.field
        self.field = ReceptiveField(
            tuple([grow_size(size[n], step[n], kernel[n], dilation[n]) for n in (0, 1)]),
            (step[0] * stride[0], step[1] * stride[1]),
            tuple([grow_start(start[n], step[n], padding[n]) for n in (0, 1)]),
            None,
        )
        if isinstance(layer, Linear):  # every feature sees the whole map from here on
            self.map, self.irregular = (1, 1, 1), None


class World:
    """One of the possible pasts of a layer: the shape that reaches it, and its field so far.

    `known` holds what was found for a text on a shape, for deep stacks repeat their layers.
    """

    def __init__(self, shape: tuple[int, ...], known: "dict[Any, Any]") -> None:
        self.shape = shape
        self.known = known
        self.tracker = Reach()
        self.layer: Layer | None = None
        self.fault: ConvdocsError | None = None
        self.found: tuple[Any, ...] = ()

    def copy(self) -> "World":
        """The same past once more."""
        twin = World(self.shape, self.known)
        one, other = twin.tracker, self.tracker
        one.field, one.map, one.irregular = other.field, other.map, other.irregular
        twin.layer = self.layer
        return twin

    def enter(self, text: str) -> None:
        """Reads the next layer and asks whether it fits; `layer` and `fault` say what came out."""
        key = text, self.shape
        if key not in self.known:
            self.known[key] = self.read(text)
        self.layer, self.fault, self.found = self.known[key]

    def read(self, text: str) -> "tuple[Any, ...]":
        """A layer, why it does not fit or is none, and its numbers where it fits."""
        layer = None
        try:
            layer = layer_of(text, self.shape)
            return layer, None, numbers(layer, self.shape)
        except ConvdocsError as error:
            return layer, error, ()

    def mend(self, guess: tuple[int, int, int]) -> None:
        """Gives the layer what it would take; behind an unreadable one, all is a guess."""
        if self.layer is not None:
            self.shape = taken(self.layer, self.shape, guess)
            return
        self.shape = guess if len(self.shape) == 3 else guess[:1]
        n = guess[1:]
        self.tracker.field = ReceptiveField(n, n, n, None)

    def leave(self) -> "tuple[object, ...]":
        """The numbers of the layer, and on to its output; all unknown if it has none."""
        layer, shape = self.layer, self.shape
        if layer is None:
            return (len(shape) * (UNKNOWN,),) + 5 * (UNKNOWN,)
        found = self.found or numbers(layer, shape)
        field = self.tracker.after(layer, shape)
        self.shape = found[0]
        return found + (field,)


def numbers(layer: Layer, shape: tuple[int, ...]) -> "tuple[Any, ...]":
    """Output, parameters, weights, multiply-adds and output elements of a layer that fits."""
    out = layer.output_shape(shape)
    elements = out[0] * (out[1] * out[2] if len(out) == 3 else 1)
    return out, layer.params, layer.weights, layer.macs_between(shape, out), elements


def taken(layer: Layer, shape: tuple[int, ...], guess: tuple[int, int, int]) -> tuple[int, ...]:
    """The shape nearest to `shape` that a layer takes; a guess where it says nothing about it."""
    if isinstance(layer, Linear):
        return (layer.in_features,)
    flat = len(shape) != 3
    channels: int = getattr(layer, "in_channels", getattr(layer, "num_features", 0))
    channels = channels or (guess[0] if flat else shape[0])
    near = (channels,) + (guess[1:] if flat else shape[1:])
    while not fits([layer], near):
        near = (channels, 2 * near[1] + guess[1], 2 * near[2] + guess[2])
    return near


def lines(texts: list[str], shape: tuple[int, ...]) -> list[Line]:
    """A Line for each layer of a stack.

    >>> [line.shape for line in lines(["conv 8 3x3", "pool 99", "conv 4 3x3"], (3, 9, 9))]
    [(8, 7, 7), (8, '?', '?'), (4, '?', '?')]
    """
    worlds = [World(shape, {})]
    made = []
    for text in texts:
        for world in worlds:
            world.enter(text)
        faults = [world.fault for world in worlds]
        if faults[0] or faults[-1]:
            worlds = worlds if len(worlds) == 2 else [worlds[0], worlds[0].copy()]
            for world, guess in zip(worlds, GUESSES):
                world.mend(guess)
        layer = worlds[0].layer
        left = [world.leave() for world in worlds]
        made.append(Line(*((text, layer, agreed_fault(faults)) + merged(left))))
    return made


def unconnected(texts: list[str]) -> list[Line]:
    """A Line for each printed layer of which no one knows what reaches it.

    >>> line = unconnected(["Conv2d(3, 8, kernel_size=(3, 3), stride=(1, 1))"])[0]
    >>> line.params, line.shape, line.macs
    (224, ('?', '?', '?'), '?')
    """
    made = []
    for text in texts:
        layer, fault = None, None
        try:
            layer = printed_layer(text)
        except ConvdocsError as error:
            fault = error
        counts = (layer.params, layer.weights) if layer else (UNKNOWN, UNKNOWN)
        unknown = (UNKNOWN, UNKNOWN, UNKNOWN)
        made.append(Line(text, layer, fault, unknown, counts[0], counts[1], *unknown))
    return made


def agreed_fault(faults: "list[ConvdocsError | None]") -> "ConvdocsError | None":
    """The refusal that does not depend on a guess."""
    if not faults[0] and not faults[-1]:
        return None
    sentences = [fault.text() if fault else "" for fault in faults]
    return faults[0] if sentences[0] == sentences[-1] else None


def merged(numbers: "list[tuple[object, ...]]") -> "tuple[object, ...]":
    """What all worlds agree on; UNKNOWN elsewhere."""
    first, last = numbers[0], numbers[-1]
    if first is last:  # one world only
        return first
    return (each(first[0], last[0]),) + each(first[1:], last[1:])


def each(first: "Any", last: "Any") -> "tuple[object, ...]":
    """Two tuples member by member.

    >>> each((1, 2), (1, 3))
    (1, '?')
    """
    return tuple([a if a == b else UNKNOWN for a, b in zip(first, last)])


def total(lines: list[Line], name: str) -> tuple[int, bool]:
    """The sum of a column, and whether all of it is known.

    >>> total(lines(["conv 8 3x3", "pool 99", "conv 2 1x1"], (3, 9, 9)), "macs")
    (10584, False)
    """
    values = [getattr(line, name) for line in lines]
    known = [value for value in values if value != UNKNOWN]
    return sum(known), len(known) == len(values)
