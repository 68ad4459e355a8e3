"""A layer in a few words, as it stands in a line of a table."""

from ..layers import Layer
from ..units import pair_text, shape_text

# argument: (its letter, the value that need not be said)
LETTERS = {
    "stride": ("s", "1"),
    "padding": ("p", "0"),
    "dilation": ("d", "1"),
    "groups": ("g", "1"),
}


def summary(layer: Layer) -> str:
    """A layer in a few words: its kind, its window, and what is not as usual.

    >>> from convdocs import Conv2d, ReLU
    >>> summary(Conv2d(3, 64, 11, stride=4, padding=2)), summary(ReLU())
    ('Conv2d 11×11 s4 p2', 'ReLU')
    """
    words = [layer.kind]
    if hasattr(layer, "kernel_size"):
        words.append(shape_text(layer.kernel_size))
        for name, (letter, usual) in LETTERS.items():
            value = getattr(layer, name, usual)
            text = pair_text(value) if isinstance(value, tuple) else str(value)
            words += [] if text in (usual, "valid") else [letter + text]
    return " ".join(words)
