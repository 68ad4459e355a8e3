"""Random states of the lab's stacks, good and bad, as their forms would hold them."""

import random

SIZES = ("3x3", "5", "1x7", "2", "7x7", "99")
WORDS = ("relu", "bn", "lrn 5", "dropout", "flatten", "linear 10", "gap 1", "adaptive 3x2")
BROKEN = ("konv 3", "conv", "pool 2 q3", "conv 8 3x3 s0", "Conv2d(3, 64", "GroupNorm(2, 4)")


def slid(text: str, place: int) -> str:
    """What a field holds when its slider is moved: the second number of a pair stays."""
    _, cross, second = text.partition("x")
    return f"{place}{cross}{second}"


def layer(rng: random.Random) -> str:
    """One layer in words, or as PyTorch writes it."""
    size, channels, group = rng.choice(SIZES), rng.choice([1, 4, 8, 30, "C"]), rng.choice([2, 4])
    stride, padding = rng.randint(1, 3), rng.randint(0, 3)
    return rng.choice([
        f"conv {channels} {size} s{stride} p{padding}", f"conv {size} p{padding}",
        f"conv 8 3x3 g{group} nobias", f"conv {channels} {size} same", f"pool {stride}",
        f"avgpool {size} ceil", f"minpool 2 s{stride}",
        f"Conv2d({channels}, 8, kernel_size=({padding}, 3), stride=({stride}, 1))",
        "nn.Linear(in_features=64, out_features=10)", "(0): ReLU(inplace=True)",
        *rng.sample(WORDS, 3), rng.choice(BROKEN),
    ])  # fmt: skip


def layers(rng: random.Random, most: int = 6) -> str:
    """A few layers, now and then none."""
    count = rng.choice([0, 1, 1, 2, 3, 4, 6])
    return ", ".join(layer(rng) for _ in range(min(count, most)))


def shape(rng: random.Random) -> str:
    """An input, mostly a good one, at times beyond 2 ** 53."""
    c, h, w = rng.choice([1, 3, 4, 8]), rng.randint(1, 40), rng.randint(1, 40)
    good = [f"{c}x{h}x{w}"] * 8 + [f"{c}x{10 ** rng.randint(8, 20)}x{w}", "64"]
    return rng.choice([*good, "3x4", "0x3x3", ""])


def state(rng: random.Random, tool: str) -> dict[str, str]:
    """All fields of the stack or of the comparison."""
    own = {"layers": layers(rng)}
    if tool == "compare":
        own = {"left": layers(rng, 2), "right": layers(rng, 2)}
        own["width"] = rng.choice(["1", "8", "16", "16", "32", "x"])
    return {**own, "input": shape(rng)}
