"""What every layer asks of its arguments and shapes before it counts anything."""

from .errors import ArgumentError, ShapeError


def whole(value: object) -> int | None:
    """An integer of Python, NumPy or another library as Python's own; None for anything else.

    True and False are none, nor is an array with axes.
    """
    if type(value) is int:
        return value
    if isinstance(value, (bool, str, float)) or not hasattr(value, "__index__"):
        return None
    try:
        return int(value.__index__())
    except TypeError:  # an array of several numbers, or of floats
        return None


def integer(name: str, value: object, least: int | None = None, true_is_one: bool = False) -> int:
    """`value` as Python's integer, if it is one of at least `least`.

    `true_is_one`: True and False pass as 1 and 0, where PyTorch lets them.
    """
    number = whole(int(value) if true_is_one and isinstance(value, bool) else value)
    if number is None:
        raise ArgumentError("not_integer", name=name, value=value)
    if least is not None and number < least:
        raise ArgumentError("too_small", name=name, value=number, least=least)
    return number


def members(value: object, arrays: bool = True) -> tuple[object, ...] | None:
    """What a tuple, a list or an array with one axis holds; None for anything else."""
    if isinstance(value, (tuple, list)):
        return tuple(value)
    if arrays and getattr(value, "ndim", 0) == 1:
        return tuple(value.tolist())  # type: ignore[attr-defined]  # an array
    return None


def pair(
    name: str, value: object, least: int, true_is_one: bool = False, arrays: bool = True
) -> tuple[int, int]:
    """An integer or a (height, width) pair, as a pair."""
    both = members(value, arrays)
    if both is None:
        # PyTorch takes np.int64(3) for both, but np.array(3) it tries to unpack
        if hasattr(value, "ndim") and hasattr(value, "__iter__"):
            raise ArgumentError("not_pair", name=name, value=value)
        size = integer(name, value, least, true_is_one)
        return size, size
    if len(both) != 2:
        raise ArgumentError("not_pair", name=name, value=value)
    height, width = [integer(name, one, least, true_is_one) for one in both]
    return height, width


def flag(name: str, value: object) -> bool:
    """True or False and nothing else, where PyTorch asks for it."""
    if not isinstance(value, bool):
        raise ArgumentError("not_flag", name=name, value=value)
    return value


def truth(name: str, value: object) -> bool:
    """Anything that is true or false, as PyTorch takes `bias`; an array of several is neither."""
    try:
        return bool(value)
    except ValueError:
        raise ArgumentError("not_flag", name=name, value=value) from None


def choice(name: str, value: object, words: tuple[str, ...]) -> str:
    """One of a few words."""
    if not isinstance(value, str) or value not in words:
        raise ArgumentError("not_choice", name=name, value=value, names=", ".join(words))
    return value


def meaning(name: str, value: str, choices: dict[str, int]) -> int:
    """What one of a few words stands for.

    >>> meaning("optimiser", "adam", {"sgd": 0, "adam": 2})
    2
    """
    return choices[choice(name, value, tuple(sorted(choices)))]


def probability(value: object) -> float:
    """A number from 0 to 1."""
    numpy = hasattr(value, "dtype") and not hasattr(value, "__iter__")
    real = numpy or isinstance(value, (bool, float))
    number = float(value) if real else whole(value)  # type: ignore[arg-type]
    if number is None or not 0 <= number <= 1:
        raise ArgumentError("not_probability", value=value)
    return number


def shape(value: object) -> tuple[int, ...]:
    """A shape (channels, height, width) or (features,)."""
    sizes = [whole(n) or 0 for n in members(value) or ()]
    if len(sizes) not in (1, 3) or min(sizes) < 1:
        raise ShapeError("not_shape", shape=value)
    return tuple(sizes)


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


def padding_mode(mode: str, sides: tuple[tuple[int, int], ...], shape: tuple[int, ...]) -> None:
    """Padding made of the input's own pixels, of which there must be enough.

    Source: torch.nn.functional.pad.
    """
    spared = {"reflect": 1, "circular": 0}.get(mode)
    for size, both in zip(shape[1:], sides):
        if spared is not None and max(both) > size - spared:
            raise ShapeError("wraps", mode=mode, padding=max(both), size=size)


def zeros_only(name: str, layer: object) -> None:
    """A layer that pads with nothing but zeros, where a count is about zeros."""
    mode = getattr(layer, "padding_mode", "zeros")
    if mode != "zeros":
        kind = type(layer).__name__ + "(padding_mode='" + mode + "')"
        raise ArgumentError("no_rule_here", name=name, kind=kind)


def fits(axis: str, span: int, padded: int) -> None:
    """A kernel that the padded input can hold."""
    if span > padded:
        raise ShapeError("kernel_too_large", axis=axis, span=span, padded=padded)
