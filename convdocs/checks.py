"""What every layer asks of its arguments and shapes before it counts anything."""

from .errors import ArgumentError, ShapeError


def integer(name: str, value: object, least: int | None = None) -> int:
    """`value` if it is an integer of at least `least`."""
    if type(value) is not int:  # bool and float are refused
        raise ArgumentError("not_integer", name=name, value=value)
    if least is not None and value < least:
        raise ArgumentError("too_small", name=name, value=value, least=least)
    return value


def pair(name: str, value: object, least: int) -> tuple[int, int]:
    """An integer or a (height, width) pair, as a pair."""
    if isinstance(value, (tuple, list)):
        if len(value) != 2:
            raise ArgumentError("not_pair", name=name, value=value)
        return integer(name, value[0], least), integer(name, value[1], least)
    size = integer(name, value, least)
    return size, size


def probability(value: object) -> float:
    """A number from 0 to 1."""
    if not isinstance(value, (int, float)) or not 0 <= value <= 1:
        raise ArgumentError("not_probability", value=value)
    return value


def shape(value: object) -> tuple[int, ...]:
    """A shape (channels, height, width) or (features,)."""
    if not isinstance(value, (tuple, list)) or len(value) not in (1, 3):
        raise ShapeError("not_shape", shape=value)
    for n in value:
        if type(n) is not int or n < 1:
            raise ShapeError("not_shape", shape=value)
    return tuple(value)


def feature_map(kind: str, value: tuple[int, ...]) -> None:
    """A shape with height and width."""
    if len(value) != 3:
        raise ShapeError("needs_map", kind=kind, shape=value)


def channels(kind: str, name: str, expected: int, value: tuple[int, ...]) -> None:
    """A feature map with so many channels."""
    feature_map(kind, value)
    if value[0] != expected:
        raise ShapeError("channels", kind=kind, name=name, expected=expected, shape=value,
                         got=value[0])  # fmt: skip


def divisible(name: str, value: int, groups: int) -> None:
    """Channels that split evenly into groups."""
    if value % groups:
        raise ArgumentError("indivisible", name=name, value=value, groups=groups)


def fits(axis: str, span: int, padded: int) -> None:
    """A kernel that the padded input can hold."""
    if span > padded:
        raise ShapeError("kernel_too_large", axis=axis, span=span, padded=padded)
