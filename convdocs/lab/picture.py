"""The picture of a layer, where it is small enough to be drawn."""

from ..layers import Layer

LARGEST = 16  # cells across that can still be told apart on a phone


def picture(layer: Layer, shape: tuple[int, ...], lang: str) -> str:
    """Nothing yet; see the tools' plan."""
    return ""
