"""Numbers drawn for exercises, and their answers: what the package computes, none is typed."""

from random import Random

from . import stacks, units
from .derivations import derive
from .fields import receptive_field
from .layers import Conv2d, Layer, Linear
from .networks import named_network
from .pools import MaxPool2d

Drawn = dict[str, int]
Answer = tuple[str, str]


def step(layer: Layer, shape: tuple[int, ...], key: str) -> Answer:
    """One worked line of a layer as an answer."""
    found = next(one for one in derive(layer, shape) if one.key == key)
    return units.grouped(found.value, " "), found.substitution


def field(layers: list[Layer]) -> Answer:
    """The size of a receptive field, grown layer by layer."""
    sizes = [receptive_field(layers[: n + 1]).size[0] for n in range(len(layers))]
    return str(sizes[-1]), " → ".join(map(str, [1, *sizes]))


def draw_layer(rng: Random) -> Drawn:
    """A layer that fits, with a stride that does not always divide."""
    k = rng.choice([1, 3, 5, 7, 11])
    return {
        "i": rng.randint(k + 5, 64), "k": k, "s": rng.randint(1, 4), "p": rng.randint(0, k // 2),
        "a": rng.choice([1, 3, 16, 32, 64]), "b": rng.choice([8, 16, 64, 128]),
    }  # fmt: skip


def draw_strided(rng: Random) -> Drawn:
    """The same with a stride of two or more."""
    return draw_layer(rng) | {"s": rng.randint(2, 4)}


def draw_stack(rng: Random) -> Drawn:
    """Kernels and strides of three layers in a row."""
    drawn = {f"k{n}": rng.choice([2, 3, 5, 7]) for n in (1, 2, 3)}
    return drawn | {f"s{n}": rng.choice([1, 1, 2, 3]) for n in (1, 2, 3)}


def draw_small(rng: Random) -> Drawn:
    """Stacked 3x3 layers against the one kernel that sees as much."""
    n = rng.randint(2, 4)
    return {"n": n, "K": 2 * n + 1, "i": rng.randint(16, 64), "c": rng.choice([8, 16, 32, 64])}


def draw_groups(rng: Random) -> Drawn:
    """Channels that groups divide."""
    g = rng.choice([2, 4, 8])
    return {"g": g, "a": g * rng.randint(2, 16), "b": g * rng.randint(2, 16), "k": 3}


def conv(d: Drawn) -> Conv2d:
    """The convolution that was drawn."""
    return Conv2d(d.get("a", 1), d.get("b", 1), d["k"], d.get("s", 1), d.get("p", 0))


def shape(d: Drawn) -> tuple[int, int, int]:
    """The square input that was drawn."""
    return d.get("a", 1), d["i"], d["i"]


def output(d: Drawn) -> Answer:
    """B1: the size of the output."""
    return step(conv(d), shape(d), "output_height")


def params(d: Drawn) -> Answer:
    """B5: parameters with biases."""
    return step(conv(d), shape(d), "params")


def macs(d: Drawn) -> Answer:
    """B6: multiply-adds."""
    return step(conv(d), shape(d), "macs")


def grouped(d: Drawn) -> Answer:
    """B9: weights of a grouped convolution."""
    layer = Conv2d(d["a"], d["b"], d["k"], groups=d["g"], bias=False)
    return step(layer, (d["a"], 9, 9), "params")


def pooled(d: Drawn) -> Answer:
    """C5: the size after overlapping pooling."""
    return step(MaxPool2d(3, 2), (1, d["i"], d["i"]), "output_height")


def strided(d: Drawn) -> Answer:
    """C1: how much cheaper a stride makes a layer, exactly."""
    dense = conv(d | {"s": 1}).macs(shape(d))
    sparse = conv(d).macs(shape(d))
    line = f"{units.grouped(dense, ' ')} / {units.grouped(sparse, ' ')}"
    return units.fixed(dense, sparse, 3), line


def flattened(d: Drawn) -> Answer:
    """C4: features that arrive at a fully connected layer."""
    side = d["i"]
    for _ in range(2):
        side = Conv2d(1, 1, 3, stride=2).output_shape((1, side, side))[1]
    features = d["b"] * side * side
    made = Linear(features, 10)
    return units.grouped(made.in_features, " "), f"{d['b']} × {side} × {side}"


def grown(d: Drawn) -> Answer:
    """E1: the receptive field of three layers."""
    return field([Conv2d(1, 1, d[f"k{n}"], stride=d[f"s{n}"]) for n in (1, 2, 3)])


def replaced(d: Drawn) -> Answer:
    """A4: what a stack of 3x3 layers saves against one kernel, without padding."""
    one = (1, d["i"], d["i"])
    small = stacks.total_macs(stacks.stacked(3, d["n"]), one)
    large = stacks.total_macs(stacks.stacked(d["K"], 1), one)
    line = f"1 − {units.grouped(small, ' ')} / {units.grouped(large, ' ')}"
    return units.percent(large - small, large, 1).replace(units.THIN, " "), line


def weighed(d: Drawn) -> Answer:
    """A8: weights saved with channels."""
    width = (d["c"],)
    small = stacks.total_params(stacks.stacked(3, d["n"], width))
    large = stacks.total_params(stacks.stacked(d["K"], 1, width))
    return units.grouped(large - small, " "), f"{d['K']}²·{d['c']}² − {d['n']}·3²·{d['c']}²"


def draw_network(rng: Random) -> Drawn:
    """One of VGG's convolutional layers and an input size it accepts."""
    return {"depth": rng.choice([11, 13, 16, 19]), "i": 32 * rng.randint(2, 10)}


def last_map(d: Drawn) -> Answer:
    """D2: the side of VGG's last feature map."""
    rows = named_network(f"vgg{d['depth']}").ledger((3, d["i"], d["i"])).rows
    pools = [row.output_shape[1] for row in rows if row.name.startswith("pool")]
    return str(pools[-1]), " → ".join(map(str, [d["i"], *pools]))


def conv_macs(d: Drawn) -> Answer:
    """D3: multiply-adds of all convolutions of a VGG at another input size."""
    rows = named_network(f"vgg{d['depth']}").ledger((3, d["i"], d["i"])).rows
    terms = [row.macs for row in rows if row.layer.kind == "Conv2d"]
    return units.grouped(sum(terms), " "), " + ".join(units.grouped(one, " ") for one in terms)
