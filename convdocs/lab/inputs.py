"""The input of a stack, as far as its layers tell what the field leaves out."""

from .. import units
from ..errors import ConvdocsError, clipped
from ..printout import layer_of
from . import sizes
from .size_words import HEARD

TYPE_CHECKING = False  # MicroPython has no typing; mypy takes this for true
if TYPE_CHECKING:
    from typing import Any

    from ..layers import Layer
    from .forms import Field


def whole_shape(
    field: "Field", given: tuple[int, ...], stacks: "list[list[str]]", lang: str
) -> tuple[tuple[int, ...], dict[str, str]]:
    """A shape with the channels that the first layers tell where it lacks them, and what was heard.

    Refuses sides alone where no layer tells the channels, or where the layers of two stacks differ.
    """
    if len(given) != 2:
        return given, {}
    told = [found for found in [first_channels(texts) for texts in stacks] if found]
    if not told or told[0][0] != told[-1][0]:
        raise sizes.counted(field, "x".join([str(n) for n in given]), "lacks_channels", list(given))
    channels, text = told[0]
    shape = (channels,) + given
    sentence = HEARD["told"][lang == "zh"]
    said = sentence.format(value=units.shape_text(shape), layer=clipped("text", text))
    return shape, {field.name: said}


def first_channels(texts: list[str]) -> tuple[int, str] | None:
    """The channels that a stack takes, and the layer that tells them; None where none does.

    A layer tells them if it takes the same number whatever reaches it.

    >>> first_channels(["relu", "Conv2d(3, 8, 3)"]), first_channels(["conv 8 3x3"])
    ((3, 'Conv2d(3, 8, 3)'), None)
    """
    for text in texts:
        try:
            taken = [takes(layer_of(text, (channels, 1, 1))) for channels in (1, 2)]
        except ConvdocsError:
            return None
        if taken[0]:
            return (taken[0], text) if taken[0] == taken[1] else None
    return None


def takes(layer: "Layer") -> int:
    """The channels of a map that a layer takes; 0 where it takes any, or no map."""
    channels: int = getattr(layer, "in_channels", getattr(layer, "num_features", 0))
    return channels


def needs_sides(field: "Field", given: tuple[int, ...], stacks: "list[list[Any]]") -> None:
    """Refuses features where the first layer of a stack needs a map; that is the input's fault."""
    for lines in stacks:
        if len(given) == 1 and lines and lines[0].fault and lines[0].fault.key == "needs_map":
            raise sizes.counted(field, str(given[0]), "lacks_sides", list(given))
