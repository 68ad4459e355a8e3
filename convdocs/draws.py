"""Numbers drawn at random for exercises, by the letters that the questions have for them."""

from random import Random

Drawn = dict[str, int]


def layer(rng: Random) -> Drawn:
    """A layer that fits, with a stride that does not always divide."""
    k = rng.choice([1, 3, 5, 7, 11])
    return {
        "i": rng.randint(k + 5, 64), "k": k, "s": rng.randint(1, 4), "p": rng.randint(0, k // 2),
        "a": rng.choice([1, 3, 16, 32, 64]), "b": rng.choice([8, 16, 64, 128]),
    }  # fmt: skip


def strided(rng: Random) -> Drawn:
    """The same with a stride of two or more."""
    return layer(rng) | {"s": rng.randint(2, 4)}


def stack(rng: Random) -> Drawn:
    """Kernels and strides of three layers in a row."""
    drawn = {f"k{n}": rng.choice([2, 3, 5, 7]) for n in (1, 2, 3)}
    return drawn | {f"s{n}": rng.choice([1, 1, 2, 3]) for n in (1, 2, 3)}


def small(rng: Random) -> Drawn:
    """Stacked 3x3 layers against the one kernel that sees as much."""
    n = rng.randint(2, 4)
    return {"n": n, "K": 2 * n + 1, "i": rng.randint(16, 64), "c": rng.choice([8, 16, 32, 64])}


def groups(rng: Random) -> Drawn:
    """Channels that groups divide."""
    g = rng.choice([2, 4, 8])
    return {"g": g, "a": g * rng.randint(2, 16), "b": g * rng.randint(2, 16), "k": 3}


def window(rng: Random) -> Drawn:
    """A kernel on a small image."""
    return {"k": rng.choice([2, 3, 5]), "i": rng.randint(6, 32)}


def dilated(rng: Random) -> Drawn:
    """An odd kernel and a dilation."""
    return {"k": rng.choice([3, 5, 7, 9, 11]), "d": rng.randint(1, 4)}


def bottleneck(rng: Random) -> Drawn:
    """Many channels, few in the middle."""
    return {"a": rng.choice([64, 128, 256]), "m": rng.choice([16, 32]), "b": 64,
            "i": rng.randint(7, 56)}  # fmt: skip


def row(rng: Random) -> Drawn:
    """Equal layers in a row."""
    return {"n": rng.randint(2, 9), "k": rng.choice([3, 5, 7])}


def wider(rng: Random) -> Drawn:
    """A layer, and how many times wider it is made."""
    return {"k": rng.choice([1, 3, 5]), "a": 2 ** rng.randint(4, 7), "b": 2 ** rng.randint(4, 8),
            "w": rng.randint(2, 4)}  # fmt: skip


def dense(rng: Random) -> Drawn:
    """Features before and after a fully connected layer."""
    return {"a": 2 ** rng.randint(8, 12), "b": rng.choice([10, 100, 512, 1000, 4096])}
