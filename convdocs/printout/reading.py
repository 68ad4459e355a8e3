"""A text as layers in a row: our notation, PyTorch's source or print, or a class with forward."""

from collections import namedtuple

from ..errors import NotationError
from ..layers import Layer
from ..notation import EXAMPLES
from . import layer_of, lost
from .brackets import tidy
from .classes import is_class, of_class
from .walk import Found

Reading = namedtuple("Reading", "texts notes name")
"""The text of each layer, sentences about what was understood, and, where the layers are no chain
as far as the text tells, the name of the class that connects them."""


def read(text: str) -> Reading:
    """What a text says. Raises NotationError for a summary, or a class that can't be followed.

    >>> read("Sequential((0): Conv2d(3, 64, 3) (1): ReLU()), pool 2").texts
    ['Conv2d(3, 64, 3)', 'ReLU()', 'pool 2']
    """
    text = tidy(text)
    if "Param #" in text or "Layer (type" in text:
        raise NotationError("summary")
    if is_class(text):
        return Reading(of_class(text), [], "")
    found = Found()
    found.walk(text)
    return Reading(found.texts, [] if found.name else found.notes, found.name)


def chain(text: str) -> Reading:
    """The same for layers that must be in a row; a NotationError where a print does not tell.

    >>> chain("conv 3x3; relu").texts
    ['conv 3x3', 'relu']
    """
    found = read(text)
    if found.name:
        raise NotationError("no_chain", model=found.name)
    return found


def stack(
    text: str, shape: tuple[int, ...] | None = None
) -> tuple[list[Layer], list[NotationError]]:
    """The layers of a text in a row, and notes on what was understood.

    Channels are carried along; without a shape there is one, and sizes are unknown.

    >>> stack("conv 8 3x3; nn.Flatten(), linear 10", (1, 28, 28))[0][2].in_features
    5408
    """
    found = chain(text)
    layers, notes, seen = [], list(found.notes), shape or (1, 1, 1)
    for one in found.texts:
        layer = layer_of(one, seen)
        if shape:
            note = lost(one, layer, seen)
            notes += [note] if note else []
            seen = layer.output_shape(seen)
        else:
            seen = (getattr(layer, "out_channels", seen[0]), 1, 1)
        layers.append(layer)
    if not layers:
        raise NotationError("missing_word", text=text, what="a layer", example=EXAMPLES["conv"])
    return layers, notes


def pieces(text: str) -> list[str]:
    """The layers of a text, each as its own text: a call of PyTorch, or words of our notation.

    >>> pieces("self.features = nn.Sequential(nn.ReLU(), nn.Flatten())")
    ['nn.ReLU()', 'nn.Flatten()']
    """
    return list(read(text).texts)
