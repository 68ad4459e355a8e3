"""Random arguments, right and wrong, for the comparison with PyTorch.

Left out, because PyTorch goes on where a count has no meaning: sizes of nothing (no channels,
no output), () and (3,) as a pair, padding by copies that is negative and so cuts off.
"""

import random
from collections.abc import Iterator

import numpy as np

Case = tuple[dict[str, object], tuple[int, ...]]

WRONG = [-1, 2.0, "3", None, (1, 2, 3), (2, -1), (1.5, 2), np.array(2), np.float64(1), np.True_]
TRUTHS = [True, False, 1, 0, "x", "", None, np.True_, np.int64(0), 2.5, (), np.array([1, 2])]
MODES = ["zeros", "reflect", "replicate", "circular"]


def in_numpy(pick: random.Random, number: int) -> object:
    """Now and then the same number as NumPy has it."""
    return pick.choice([np.int64, np.int32, np.uint8])(number) if pick.random() < 0.1 else number


def size(pick: random.Random, least: int, most: int, zero_is_wrong: bool = True) -> object:
    """Mostly an integer or a pair between least and most, now and then something wrong."""
    if pick.random() < 0.02:
        return pick.choice([*WRONG, 0, (0, 1)] if zero_is_wrong else WRONG)
    if pick.random() < 0.02:
        return pick.choice([True, (True, 1), np.array([1, 2]), (np.array(1), 1)])
    if pick.random() < 0.5:
        return in_numpy(pick, pick.randint(least, most))
    pair = [in_numpy(pick, pick.randint(least, most)) for _ in range(2)]
    return pair if pick.random() < 0.2 else tuple(pair)


def number(pick: random.Random, most: int) -> object:
    """A number of channels or features, now and then wrong, or of another type."""
    if pick.random() < 0.02:
        return pick.choice([-2, 1.5, "8", True, np.int64(2), np.array(2), np.array([1, 2])])
    return pick.randint(1, most)


def shape(pick: random.Random, channels: object, most: int = 12) -> tuple[int, ...]:
    """Mostly an image with the channels asked for; now and then others, or only features."""
    if not isinstance(channels, int) or channels < 1 or pick.random() < 0.05:
        channels = pick.randint(1, 8)
    channels = int(channels)
    if pick.random() < 0.03:
        return (channels,)
    return channels, pick.randint(1, most), pick.randint(1, most)


def some(pick: random.Random, arguments: dict[str, object]) -> dict[str, object]:
    """The arguments, each left to its default half of the time."""
    return {name: value for name, value in arguments.items() if pick.random() < 0.5}


def conv2d(pick: random.Random) -> Case:
    groups = pick.choice([1, 1, 2, 3, 0, -1] if pick.random() < 0.3 else [1, 2])
    channels = number(pick, 4)
    if pick.random() < 0.9 and isinstance(channels, int):
        channels *= groups if groups > 0 else 1
    padding = pick.choice(["same", "valid", "full"]) if pick.random() < 0.2 else None
    arguments = some(pick, {
        "stride": size(pick, 1, 4), "dilation": size(pick, 1, 3), "bias": pick.choice(TRUTHS),
        "padding_mode": "full" if pick.random() < 0.01 else pick.choice(MODES),
        "padding": padding or size(pick, 0, 3, zero_is_wrong=False),
    })  # fmt: skip
    if groups != 1:
        arguments["groups"] = groups
    if "-1" in str(arguments.get("padding")):
        arguments.pop("padding_mode", None)
    out = number(pick, 4) if pick.random() < 0.1 else 2 * max(groups, 1)
    required = {"in_channels": channels, "out_channels": out, "kernel_size": size(pick, 1, 5)}
    return required | arguments, shape(pick, channels)


def flag(pick: random.Random) -> object:
    """True or False, seldom something else."""
    return pick.random() < 0.7 if pick.random() > 0.02 else pick.choice(TRUTHS)


def _pool(pick: random.Random) -> dict[str, object]:
    kernel = size(pick, 1, 6)
    half = kernel // 2 if isinstance(kernel, int) and kernel > 0 else 1
    return {"kernel_size": kernel} | some(pick, {
        "stride": size(pick, 1, 4), "ceil_mode": flag(pick),
        "padding": size(pick, 0, half + (pick.random() < 0.2), zero_is_wrong=False),
    })  # fmt: skip


def max_pool2d(pick: random.Random) -> Case:
    return _pool(pick) | some(pick, {"dilation": size(pick, 1, 3)}), shape(pick, 2)


def avg_pool2d(pick: random.Random) -> Case:
    wrong = [0, 2.5, "2", True] if pick.random() < 0.1 else []
    divisors = [1, 2, 3, 7, -2, None, np.int64(3), *wrong]
    more = {"count_include_pad": flag(pick), "divisor_override": pick.choice(divisors)}
    return _pool(pick) | some(pick, more), shape(pick, 2)


def adaptive_avg_pool2d(pick: random.Random) -> Case:
    out = pick.choice([(None, None), (3, None), (None, 2), None, size(pick, 1, 9, False)])
    return {"output_size": out}, shape(pick, 2)


def linear(pick: random.Random) -> Case:
    features = number(pick, 9)
    usual = isinstance(features, int) and features > 0 and pick.random() < 0.8
    last = int(features) if usual else 5
    arguments = some(pick, {"bias": pick.choice(TRUTHS)})
    given = pick.choice([(last,), (pick.randint(1, 4), pick.randint(1, 4), last)])
    return {"in_features": features, "out_features": number(pick, 9)} | arguments, given


def batch_norm2d(pick: random.Random) -> Case:
    channels = number(pick, 5)
    flags = some(pick, {"affine": pick.choice(TRUTHS), "bias": pick.choice(TRUTHS)})
    return {"num_features": channels} | flags, shape(pick, channels)


def local_response_norm(pick: random.Random) -> Case:
    return {"size": size(pick, 1, 6) if pick.random() < 0.2 else pick.randint(1, 6)}, shape(pick, 3)


def dropout(pick: random.Random) -> Case:
    good = [0, 1, 0.5, 0.1, True, np.int64(1), np.float64(0.5), np.float32(0.5)]
    return some(pick, {"p": pick.choice([*good, 1.5, -0.1, "0.5", None])}), shape(pick, 2)


def relu(pick: random.Random) -> Case:
    return {}, shape(pick, 2)


def flatten(pick: random.Random) -> Case:
    return {}, shape(pick, 2)


# PyTorch's class: (its cases, how many of them)
CASES = {
    "Conv2d": (conv2d, 4000),
    "MaxPool2d": (max_pool2d, 4000),
    "AvgPool2d": (avg_pool2d, 4000),
    "AdaptiveAvgPool2d": (adaptive_avg_pool2d, 400),
    "Linear": (linear, 400),
    "BatchNorm2d": (batch_norm2d, 400),
    "LocalResponseNorm": (local_response_norm, 200),
    "Dropout": (dropout, 100),
    "ReLU": (relu, 50),
    "Flatten": (flatten, 50),
}


def cases(kind: str) -> Iterator[Case]:
    """The same random cases every time, for one class of PyTorch."""
    make, count = CASES[kind]
    pick = random.Random(kind)
    return (make(pick) for _ in range(count))
