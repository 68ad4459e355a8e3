"""Answers of exercises about layers: what the package computes, none is typed."""

from . import arithmetic, stacks, units
from .derivations import derive
from .draws import Drawn
from .elementwise import BatchNorm2d
from .fields import receptive_field
from .layers import Conv2d, Layer, Linear
from .pools import MaxPool2d

Answer = tuple[str, str]


def step(layer: Layer, shape: tuple[int, ...], key: str) -> Answer:
    """One worked line of a layer as an answer."""
    found = next(one for one in derive(layer, shape) if one.key == key)
    return units.grouped(found.value, " "), found.substitution


def field(layers: list[Layer]) -> Answer:
    """The size of a receptive field, grown layer by layer."""
    sizes = [receptive_field(layers[: n + 1]).size[0] for n in range(len(layers))]
    return str(sizes[-1]), " → ".join(map(str, [1, *sizes]))


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


def keeping(d: Drawn) -> Answer:
    """B3: padding that keeps the size."""
    before, _ = arithmetic.same_padding(d["k"], d["d"])
    return str(before), f"{d['d']} × ({d['k']} − 1) / 2"


def normed(d: Drawn) -> Answer:
    """B5: weights, then gamma and beta."""
    a, b, k = d["a"], d["b"], d["k"]
    total = Conv2d(a, b, k, bias=False).params + BatchNorm2d(b).params
    return units.grouped(total, " "), f"{b}·{a}·{k}² + 2·{b}"


def dense_flops(d: Drawn) -> Answer:
    """B8: two FLOPs for each multiply-add."""
    macs = Linear(d["a"], d["b"]).macs((d["a"],))
    return units.grouped(units.flops(macs), " "), f"2 × {d['a']} × {d['b']}"


def separable(d: Drawn) -> Answer:
    """B7: weights of a depthwise-separable convolution."""
    a, b, k = d["a"], d["b"], d["k"]
    layers: list[Layer] = [Conv2d(a, a, k, groups=a, bias=False), Conv2d(a, b, 1, bias=False)]
    return units.grouped(stacks.total_params(layers), " "), f"{a}·{k}² + {a}·{b}"


def bottleneck(d: Drawn) -> Answer:
    """B7: both terms of a bottleneck."""
    a, m, b, i = d["a"], d["m"], d["b"], d["i"]
    layers: list[Layer] = [Conv2d(a, m, 1), Conv2d(m, b, 3, padding=1)]
    line = f"{i}²·{a}·{m} + {i}²·3²·{m}·{b}"
    return units.grouped(stacks.total_macs(layers, shape(d)), " "), line


def averaged(d: Drawn) -> Answer:
    """C5: weights of a fully connected layer behind a global mean, or behind all values."""
    a, b, i = d["a"], d["b"], d["i"]
    saved = Linear(a * i * i, b).weights - Linear(a, b).weights
    return units.grouped(saved, " "), f"{a}·{i}²·{b} − {a}·{b}"


def row(d: Drawn) -> Answer:
    """A1: the receptive field of equal layers."""
    return field(stacks.stacked(d["k"], d["n"]))


def wider(d: Drawn) -> Answer:
    """C7: weights of a layer that is wider on both sides."""
    a, b, k, w = d["a"], d["b"], d["k"], d["w"]
    made = Conv2d(w * a, w * b, k, bias=False)
    return units.grouped(made.weights, " "), f"{w}²·{b}·{a}·{k}²"


def enlarged(d: Drawn) -> Answer:
    """C7: what twice the height and width cost."""
    layers = stacks.stacked(3, d["n"], (d["c"],) * (d["n"] + 1), padding=1)
    small, large = (stacks.total_macs(layers, (d["c"], i, i)) for i in (d["i"], 2 * d["i"]))
    line = f"{units.grouped(large, ' ')} − {units.grouped(small, ' ')}"
    return units.grouped(large - small, " "), line
